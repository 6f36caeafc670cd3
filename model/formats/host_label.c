#include "model/formats/host_label.h"

#include "model/document/windows_builds.h"

static void tell(struct evidence *out, const struct mdl_windows *w, struct str source)
{
    evidence_tell_number(out, STR_LIT("host.OSBuild"), w->build, source);
    evidence_concluded(out);
    evidence_tell_text(out, STR_LIT("host.OSProduct"), STR_LIT("server"), source);
    evidence_concluded(out);
}

/* A year of Windows Server is the tag of its images. */
static bool of_year(struct mdl_windows *w, struct evidence *out, struct str year)
{
    return mdl_windows_of_image(
        w, arena_printf(&out->arena, "windows/servercore:ltsc%.*s", STR_FMT(year)));
}

void host_label_of_node(struct evidence *out, struct str key, struct str value, const char *by)
{
    static const struct str sku = STR_INIT("Windows");
    struct mdl_windows w;
    bool told = false;

    if (str_is(key, "node.kubernetes.io/windows-build"))
        told = mdl_windows_version(&w, value);
    else if (str_is(key, "kubernetes.azure.com/os-sku") && str_starts(value, sku))
        told = of_year(&w, out, str_cut(value, sku.len, value.len));
    if (told)
        tell(out, &w, arena_printf(&out->arena, "%s: %.*s", by, STR_FMT(key)));
}

void host_label_of_selector(struct evidence *out, const struct value *selector, const char *by)
{
    for (size_t i = 0; selector != NULL && selector->kind == VALUE_MAP && i < selector->u.map.count;
         i++) {
        const struct value_member *m = &selector->u.map.members[i];

        if (m->value->kind == VALUE_STRING)
            host_label_of_node(out, m->key, m->value->u.text, by);
    }
}

void host_label_of_runner(struct evidence *out, struct str label)
{
    static const struct str begin = STR_INIT("windows-"), year = STR_INIT("2022");
    struct str rest = str_cut(label, begin.len, label.len);
    struct mdl_windows w;

    if (str_starts(label, begin) && rest.len >= year.len &&
        (rest.len == year.len || rest.s[year.len] == '-') &&
        of_year(&w, out, str_cut(rest, 0, year.len)))
        tell(out, &w, arena_printf(&out->arena, "pipeline: the runner %.*s", STR_FMT(label)));
}
