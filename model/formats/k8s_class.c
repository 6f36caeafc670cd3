#include "model/formats/k8s_class.h"

#include "model/formats/beside.h"
#include "model/formats/host_label.h"
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

static bool tell_handler(struct evidence *out, struct str handler, const char *by)
{
    bool hyperv = str_starts(handler, hypervisor);

    if (hyperv || str_starts(handler, process))
        tell(out, hyperv ? "hyperv" : "process", by);
    return hyperv || str_starts(handler, process);
}

/* ---- the class itself ---- */

static bool is_class(const struct value *v, struct str name)
{
    return str_is(member_text(v, "kind"), "RuntimeClass") &&
           str_eq(member_text(member(v, "metadata"), "name"), name);
}

/* An object, or the List that it stands in. */
static const struct value *class_in(const struct value *v, struct str name)
{
    const struct value *items = v != NULL && v->kind == VALUE_MAP ? member(v, "items") : NULL;

    if (v != NULL && v->kind == VALUE_MAP && is_class(v, name))
        return v;
    for (size_t i = 0; i < element_count(items); i++)
        if (element(items, i)->kind == VALUE_MAP && is_class(element(items, i), name))
            return element(items, i);
    return NULL;
}

static const struct value *class_beside(const struct input *in, struct str name)
{
    const struct sources *all = in->beside != NULL ? in->beside->all : NULL;
    const struct value *found = class_in(in->value, name);

    for (size_t i = 0; found == NULL && all != NULL && i < all->count; i++)
        for (size_t k = 0; found == NULL && k < all->items[i].pieces.count; k++)
            found = class_in(all->items[i].pieces.items[k].in.value, name);
    return found;
}

void k8s_class_tell(struct evidence *out, const struct input *in, struct str name)
{
    const struct value *class;

    if (name.len == 0) {
        tell(out, "process", "pod: without a runtime class");
        return;
    }
    class = class_beside(in, name);
    host_label_of_selector(out, member(member(class, "scheduling"), "nodeSelector"),
                           "RuntimeClass: nodeSelector");
    if (class != NULL && tell_handler(out, member_text(class, "handler"), "RuntimeClass: handler"))
        return;
    if (class == NULL && tell_handler(out, name, "pod: runtimeClassName"))
        return;
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
