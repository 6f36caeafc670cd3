/* The key of the registry that holds credential specs. */
#include "model/client/text.h"
#include "model/document/path.h"
#include "model/formats/registry.h"

/* A value of the key as it was told last. */
struct registry_spec {
    struct str name;  /* as it was written first */
    const char *list; /* member of Registry where it stands; NULL: nowhere */
    size_t key;       /* how often the key had been taken away when that was told */
};

#define LIKE_SPECS "\\Virtualization\\Containers\\CredentialSpecs"

struct str registry_source(struct registry_reading *r, struct str name)
{
    struct str file = r->in->name.len > 0 ? r->in->name : STR_LIT("registry");

    return arena_printf(&r->out->arena, "%.*s line %u: %.*s", STR_FMT(file), r->out->line,
                        STR_FMT(name.len > 0 ? name : STR_LIT("the key")));
}

/* What stands behind the root of the local machine; STR_NONE: it is another root. */
static struct str below_machine(struct str key)
{
    static const char roots[][20] = {"HKEY_LOCAL_MACHINE", "HKLM:", "HKLM"};

    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        size_t n = strlen(roots[i]);

        if (str_eq_ascii_case(str_cut(key, 0, n), str_of(roots[i])))
            return str_cut(key, n, key.len);
    }
    return STR_NONE;
}

bool registry_is_spec_key(struct str key)
{
    return str_eq_ascii_case(below_machine(key), STR_LIT(REGISTRY_SPECS));
}

bool registry_is_like_spec_key(struct str key)
{
    size_t from = key.len - sizeof(LIKE_SPECS) + 1;

    return key.len >= sizeof(LIKE_SPECS) &&
           str_eq_ascii_case(str_cut(key, from, key.len), STR_LIT(LIKE_SPECS)) &&
           !registry_is_spec_key(key);
}

/* A key that holds it, too: what is taken away with all below. */
static bool is_above(struct str key)
{
    struct str specs = STR_LIT(REGISTRY_SPECS), at = below_machine(key);

    return at.len > 0 && at.len < specs.len && specs.s[at.len] == '\\' &&
           str_eq_ascii_case(at, str_cut(specs, 0, at.len));
}

static struct str path_of(struct registry_reading *r, const char *list, struct str name)
{
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("CredentialSpecs")},
                                       {.key = STR_LIT("Registry")},
                                       {.key = str_of(list)},
                                       {.key = name.len > 0 ? name : STR_LIT("")}};

    return mdl_path_text(&r->out->arena, steps, sizeof(steps) / sizeof(steps[0]));
}

/* The registry knows a name in any case. */
static struct registry_spec *spec_of(struct registry_reading *r, struct str name)
{
    struct str upper = client_upper(&r->out->arena, name);
    size_t index;
    bool is_new;

    if (r->by_name == NULL) {
        names_init(&r->upper_names, &r->out->arena, r->most);
        r->by_name = arena_calloc(&r->out->arena, r->most + 1, sizeof(*r->by_name));
    }
    if (r->by_name == NULL)
        return NULL;
    index = names_index(&r->upper_names, upper, &is_new);
    if (is_new)
        r->by_name[index].name = arena_str(&r->out->arena, name);
    if (r->by_name[index].key != r->keys_gone)
        r->by_name[index].list = NULL;
    r->by_name[index].key = r->keys_gone;
    return &r->by_name[index];
}

static void take_away(struct registry_reading *r, struct registry_spec *spec)
{
    if (spec->list != NULL)
        evidence_tell_missing(r->out, path_of(r, spec->list, spec->name),
                              registry_source(r, spec->name));
    spec->list = NULL;
}

/* The last word on a name counts, whatever was said of it before. */
void registry_tell_spec(struct registry_reading *r, const struct registry_value *v)
{
    static const char *const lists[] = {"Values", "ReadErrors"};
    const char *list = lists[v->type != REGISTRY_TEXT];
    struct registry_spec *spec;

    if (v->name.len == 0 && v->text.len == 0)
        return;
    r->specs++;
    if ((spec = spec_of(r, v->name)) == NULL)
        return;
    if (spec->list != list)
        take_away(r, spec);
    spec->list = list;
    evidence_tell(
        r->out, path_of(r, list, spec->name),
        value_string(v->type == REGISTRY_TEXT ? v->text : STR_LIT("unexpected key value type")),
        registry_source(r, v->name));
}

void registry_tell_spec_gone(struct registry_reading *r, struct str name)
{
    struct registry_spec *spec = spec_of(r, name);

    if (spec == NULL)
        return;
    if (spec->list == NULL)
        spec->list = "Values";
    take_away(r, spec);
}

void registry_tell_spec_key(struct registry_reading *r, struct str key, bool there)
{
    bool it_is = registry_is_spec_key(key);

    if (there && it_is)
        r->spec_key = r->out->line;
    if (there || (!it_is && !is_above(key)))
        return;
    r->keys_gone++;
    r->specs = 0;
    r->spec_key = 0;
    evidence_tell_missing(r->out, STR_LIT("host.CredentialSpecs.Registry"),
                          registry_source(r, STR_NONE));
}

void registry_tell_rest(struct registry_reading *r)
{
    if (!r->complete && r->specs > 0)
        evidence_unknown(r->out, STR_LIT("host.CredentialSpecs.Registry"));
    r->out->line = r->spec_key;
    if (r->complete && r->specs == 0 && r->spec_key > 0)
        evidence_tell(r->out, STR_LIT("host.CredentialSpecs.Registry.Values"), value_map(),
                      registry_source(r, STR_NONE));
}
