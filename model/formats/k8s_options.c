#include "model/formats/k8s_options.h"

#include "model/document/knowledge.h"
#include "model/formats/members.h"

const struct value *k8s_options_get(const struct value *spec, const struct value *container,
                                    const char *name)
{
    const struct value *own =
        member(MEMBER_AT(container, "securityContext", "windowsOptions"), name);

    return own != NULL && own->kind != VALUE_NULL
               ? own
               : member(MEMBER_AT(spec, "securityContext", "windowsOptions"), name);
}

static const struct value *host_process(const struct value *spec, const struct value *container)
{
    const struct value *v = k8s_options_get(spec, container, "hostProcess");

    return v != NULL && v->kind == VALUE_BOOL && v->u.boolean ? v : NULL;
}

/* A pod has one network: the host's, or one of its own. */
static void note_mixed(struct evidence *out, const struct value *spec)
{
    static const char *const lists[] = {"containers", "initContainers"};
    size_t on_host = 0, all = 0;

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        const struct value *list = member(spec, lists[i]);

        for (size_t j = 0; j < element_count(list); j++, all++)
            on_host += host_process(spec, element(list, j)) != NULL ? 1 : 0;
    }
    if (on_host > 0 && on_host < all)
        evidence_note(out, NOTE_REMARK, STR_NONE,
                      STR_LIT("all containers of a pod are HostProcess containers, or none is; "
                              "this pod has both and is refused"));
}

void k8s_options_tell_host_process(struct evidence *out, const struct value *spec,
                                   const struct value *container)
{
    const struct value *v = host_process(spec, container);

    note_mixed(out, spec);
    if (v == NULL)
        return;
    out->line = v->line;
    out->made_by = MDL_MADE_ON_HOST;
    evidence_note(out, NOTE_REMARK, STR_NONE, STR_LIT(MDL_HOST_PROCESS));
    if (!member_true(spec, "hostNetwork"))
        evidence_note(out, NOTE_REMARK, STR_NONE,
                      STR_LIT("a pod of HostProcess containers needs hostNetwork: true; without "
                              "it the pod is refused"));
}
