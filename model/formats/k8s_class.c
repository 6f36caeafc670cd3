#include "model/formats/k8s_class.h"

#include "model/formats/members.h"

/* The handlers of containerd's configuration for Windows, by their usual names; classes are often
 * called as they are. */
static const struct str hypervisor = STR_INIT("runhcs-wcow-hypervisor"),
                        process = STR_INIT("runhcs-wcow-process");

static void tell(struct evidence *out, const char *isolation, const char *by)
{
    evidence_tell_text(out, STR_LIT("container.HostConfig.Isolation"), str_of(isolation),
                       str_of(by));
}

void k8s_class_tell(struct evidence *out, struct str name)
{
    if (name.len == 0)
        tell(out, "process", "pod: without a runtime class");
    else if (str_starts(name, hypervisor))
        tell(out, "hyperv", "pod: runtimeClassName");
    else if (str_starts(name, process))
        tell(out, "process", "pod: runtimeClassName");
    else
        evidence_note(out, NOTE_REMARK, STR_LIT("container.HostConfig.Isolation"),
                      arena_printf(&out->arena,
                                   "how the runtime class %.*s isolates is not known: the handler "
                                   "of its RuntimeClass says it (runhcs-wcow-hypervisor is "
                                   "Hyper-V); process isolation was taken",
                                   STR_FMT(str_cut(name, 0, 60))));
}

void k8s_class_remark(struct evidence *out, const struct value *object)
{
    struct str name = str_cut(member_text(member(object, "metadata"), "name"), 0, 60);
    struct str handler = str_cut(member_text(object, "handler"), 0, 60);

    evidence_note(out, NOTE_REMARK, STR_NONE,
                  arena_printf(&out->arena, "the handler of the runtime class %.*s is %.*s: %s",
                               STR_FMT(name), STR_FMT(handler),
                               str_starts(handler, hypervisor)
                                   ? "pods of that class are isolated with Hyper-V"
                                   : "how it isolates stands in containerd's configuration"));
}
