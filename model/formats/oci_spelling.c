#include "model/formats/oci_spelling.h"

#include "model/value/value_make.h"

#define DEPTH 7 /* windows.resources.cpu.affinity[].mask, and one more */

/* Of config.md and config-windows.md; what is within the last three is the user's, or not of
 * Windows. */
static const char names[][28] = {"ociVersion",
                                 "process",
                                 "args",
                                 "commandLine",
                                 "env",
                                 "cwd",
                                 "terminal",
                                 "consoleSize",
                                 "height",
                                 "width",
                                 "user",
                                 "username",
                                 "uid",
                                 "gid",
                                 "root",
                                 "path",
                                 "readonly",
                                 "hostname",
                                 "mounts",
                                 "source",
                                 "destination",
                                 "options",
                                 "type",
                                 "windows",
                                 "layerFolders",
                                 "devices",
                                 "id",
                                 "idType",
                                 "resources",
                                 "memory",
                                 "limit",
                                 "cpu",
                                 "count",
                                 "shares",
                                 "maximum",
                                 "affinity",
                                 "mask",
                                 "group",
                                 "storage",
                                 "iops",
                                 "bps",
                                 "sandboxSize",
                                 "network",
                                 "endpointList",
                                 "allowUnqualifiedDNSQuery",
                                 "DNSSearchList",
                                 "networkSharedContainerName",
                                 "networkNamespace",
                                 "servicing",
                                 "ignoreFlushesDuringBoot",
                                 "hyperv",
                                 "utilityVMPath",
                                 "credentialSpec",
                                 "annotations",
                                 "linux"};
enum { NAMES = sizeof(names) / sizeof(names[0]), CLOSED = 3 };

/* Its place in names; NAMES: it is none of them in any case. */
static size_t place_of(struct str key)
{
    size_t n = 0;

    while (n < NAMES && !str_eq_ascii_case(key, str_of(names[n])))
        n++;
    return n;
}

/* Unless the right one is there, too. */
static struct str spelled(const struct value *map, const struct value *made, struct str key,
                          size_t place)
{
    struct str name = place < NAMES ? str_of(names[place]) : key;

    return value_get(map, name) == NULL && value_get(made, name) == NULL ? name : key;
}

static bool is_right(const struct value *v, unsigned depth)
{
    bool right = true;

    if (depth == 0)
        return true;
    if (v->kind == VALUE_LIST)
        for (size_t i = 0; right && i < v->u.list.count; i++)
            right = is_right(v->u.list.items[i], depth - 1);
    if (v->kind == VALUE_MAP)
        for (size_t i = 0; right && i < v->u.map.count; i++) {
            const struct value_member *m = &v->u.map.members[i];
            size_t place = place_of(m->key);

            right = (place == NAMES || str_is(m->key, names[place])) &&
                    (place >= NAMES - CLOSED || is_right(m->value, depth - 1));
        }
    return right;
}

static const struct value *respelled(struct evidence *out, const struct value *v, unsigned depth);

static const struct value *respelled_map(struct evidence *out, const struct value *map,
                                         unsigned depth)
{
    struct value *made = value_map();

    for (size_t i = 0; i < map->u.map.count; i++) {
        const struct value_member *m = &map->u.map.members[i];
        size_t place = place_of(m->key);
        struct str name = spelled(map, made, m->key, place);

        if (!str_eq(name, m->key)) {
            out->line = m->line;
            evidence_note(out, NOTE_REMARK, STR_LIT("spec"),
                          arena_printf(&out->arena,
                                       "the spec says %.*s, read as %.*s: the runtimes take a name "
                                       "in any case, other programs need not",
                                       STR_FMT(m->key), STR_FMT(name)));
        }
        made = made_with_key(made, name,
                             place >= NAMES - CLOSED ? value_ref(m->value)
                                                     : respelled(out, m->value, depth - 1));
    }
    return made;
}

static const struct value *respelled(struct evidence *out, const struct value *v, unsigned depth)
{
    struct value *made;

    if (v->kind == VALUE_MAP && !is_right(v, depth))
        return respelled_map(out, v, depth);
    if (v->kind != VALUE_LIST || is_right(v, depth))
        return value_ref(v);
    made = value_list();
    for (size_t i = 0; i < v->u.list.count; i++)
        made = made_push(made, respelled(out, v->u.list.items[i], depth - 1));
    return made;
}

const struct value *oci_spelled(struct evidence *out, const struct value *spec)
{
    unsigned line = out->line;
    const struct value *made = evidence_made(out, respelled(out, spec, DEPTH));

    out->line = line;
    return made;
}
