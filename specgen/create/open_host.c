/* What nobody told of the host: nothing is refused for that, and it is asked instead. */
#include "specgen/create/create_build.h"
#include "specgen/tree/path.h"

bool create_is_open(const struct create_build *b, const char *path)
{
    enum mdl_certainty certainty;

    if (value_get(b->doc->root, STR_LIT("host")) == NULL)
        return true;
    certainty = mdl_known(b->a, b->doc, str_of(path), MDL_TOLD).certainty;
    return certainty == MDL_UNKNOWN || certainty == MDL_ASSUMED;
}

void create_ask(struct create_build *b, enum spec_question id, enum spec_rule rule,
                enum mdl_field_id field, struct str subject)
{
    const struct plat_from nobody = {.field = field, .index = -1};

    (void)spec_ask(&b->unknowns, &(struct spec_asked){.id = id,
                                                      .rule = rule,
                                                      .subject = subject,
                                                      .field = field,
                                                      .key = subject,
                                                      .from = &nobody});
}

/* ---- what they decide ---------------------------------------------------------------------- */

#define PLACES 6

static const struct {
    enum spec_question id;
    enum spec_rule rule;
    const char *paths[PLACES]; /* of the spec */
} decided[] = {
    {SPEC_ASK_IMAGE,
     RULE_CREATE_IMAGE,
     {"windows.layerFolders", "process.args", "process.env", "process.cwd", "process.user",
      "mounts"}},
    {SPEC_ASK_IMAGE_SETTINGS,
     RULE_CREATE_IMAGE,
     {"process.args", "process.env", "process.cwd", "process.user", "mounts"}},
    {SPEC_ASK_IMAGE_BASE,
     RULE_CREATE_IMAGE,
     {"process.args", "process.env", "process.cwd", "process.user", "mounts"}},
    {SPEC_ASK_IMAGE_COMMAND, RULE_CREATE_COMMAND, {"process.args"}},
    {SPEC_ASK_CONTAINER, RULE_CREATE_VOLUMES_FROM, {"mounts"}},
    {SPEC_ASK_CONTAINER,
     RULE_START_JOIN,
     {"hostname", "windows.network.endpointList", "windows.network.networkSharedContainerName"}},
    {SPEC_ASK_JOINED_ENDPOINTS, RULE_START_JOIN, {"windows.network.endpointList"}},
    {SPEC_ASK_NETWORK, RULE_START_FIND, {"windows.network.endpointList"}},
    {SPEC_ASK_GATEWAY, RULE_ENDPOINT_GATEWAY, {"windows.network.endpointList"}},
};

/* What a Dockerfile sets itself its base does not decide. */
static bool is_told_of_image(const struct create_build *b, const char *key)
{
    struct str path = arena_printf(b->a, "host.%.*s.Config.%s",
                                   STR_FMT(mdl_fact_path(b->a, MDL_F_IMAGES, b->image.id)), key);

    return datum_get(b->image.config, str_of(key)) != NULL &&
           mdl_known(b->a, b->doc, path, MDL_UNKNOWN).certainty == MDL_TOLD;
}

/* What a request says itself the image does not decide. */
static bool is_asked_for(const struct create_build *b, const char *path)
{
    static const char *const of_request[][2] = {
        {"process.args", "Entrypoint"}, {"process.cwd", "WorkingDir"}, {"process.user", "User"}};
    const struct value *body = b->doc->request.body;

    for (size_t i = 0; i < sizeof(of_request) / sizeof(of_request[0]); i++) {
        const struct value *v = strcmp(path, of_request[i][0]) == 0 && body != NULL
                                    ? value_get(body, str_of(of_request[i][1]))
                                    : NULL;

        if (v != NULL && ((v->kind == VALUE_STRING && v->u.text.len > 0) ||
                          (v->kind == VALUE_LIST && v->u.list.count > 0)))
            return true;
        if (strcmp(path, of_request[i][0]) == 0 && is_told_of_image(b, of_request[i][1]))
            return true;
    }
    return false;
}

static void tell_place(struct create_build *b, struct spec_unknown *u, const struct spec_node *spec,
                       const char *path)
{
    const struct spec_node *node = spec != NULL ? spec_find(spec, str_of(path)) : NULL;

    if (node != NULL)
        spec_affects(&b->unknowns, u, (struct spec_node *)(uintptr_t)node);
    else
        spec_affects_path(&b->unknowns, u, arena_str(b->a, str_of(path)));
}

void create_tell_affected(struct create_build *b, const struct spec_node *spec)
{
    for (const struct spec_unknown *at = b->unknowns.first; at != NULL; at = at->next) {
        struct spec_unknown *u = (struct spec_unknown *)(uintptr_t)at;

        for (size_t i = 0; u->affects == NULL && i < sizeof(decided) / sizeof(decided[0]); i++) {
            if (decided[i].id != u->id || decided[i].rule != u->rule)
                continue;
            for (size_t k = 0; k < PLACES && decided[i].paths[k] != NULL; k++)
                if (u->id == SPEC_ASK_CONTAINER || !is_asked_for(b, decided[i].paths[k]))
                    tell_place(b, u, spec, decided[i].paths[k]);
        }
    }
}

/* ---- networks ------------------------------------------------------------------------------ */

struct terms {
    struct create_build *b;
    struct name_index seen; /* told, or named before */
    struct str *items;
    size_t count;
};

/* Compose makes the networks of its project before it asks for a container. */
static bool is_of_project(const struct create_build *b, struct str term)
{
    static const struct value_step steps[] = {{.key = STR_INIT("Labels")},
                                              {.key = STR_INIT("com.docker.compose.project")}};
    const struct value *project =
        b->doc->request.body != NULL ? value_at(b->doc->request.body, steps, 2) : NULL;

    return project != NULL && project->kind == VALUE_STRING && project->u.text.len > 0 &&
           str_starts(term, project->u.text) && term.len > project->u.text.len &&
           term.s[project->u.text.len] == '_';
}

bool create_network_is_assumed(const struct create_build *b, struct str network)
{
    struct str path;

    if (!mdl_may_be_assumed(b->doc, MDL_F_HOST_NETWORKS))
        return false;
    path = mdl_fact_path(b->a, MDL_F_HOST_NETWORKS, network);
    return mdl_known(b->a, b->doc, path, MDL_TOLD).certainty == MDL_ASSUMED;
}

static void name(struct terms *t, struct str term)
{
    bool told = name_index_get(&t->seen, term) != NULL;

    if (is_of_project(t->b, term) || !create_mode_is_user_defined(term) ||
        (told && !create_network_is_assumed(t->b, term)))
        return;
    create_ask(t->b, SPEC_ASK_NETWORK, RULE_START_FIND, MDL_F_HOST_NETWORKS, term);
    if (told)
        return;
    name_index_put(&t->seen, term, t);
    t->items[t->count++] = term;
}

static void see_told(struct terms *t)
{
    for (const struct datum *m = datum_first(DATUM(t->b->told, "Networks")); m != NULL;
         m = m->next) {
        name_index_put(&t->seen, datum_text(DATUM(m, "Name")), t);
        name_index_put(&t->seen, datum_text(DATUM(m, "Id")), t);
    }
}

static const struct value *asked(const struct create_build *b, const char *key, const char *below)
{
    const struct value_step steps[] = {{.key = str_of(key)}, {.key = str_of(below)}};

    return b->doc->request.body != NULL ? value_at(b->doc->request.body, steps, 2) : NULL;
}

const struct str *create_open_networks(struct create_build *b)
{
    const struct value *endpoints = asked(b, "NetworkingConfig", "EndpointsConfig");
    const struct value *mode = asked(b, "HostConfig", "NetworkMode");
    size_t count = endpoints != NULL && endpoints->kind == VALUE_MAP ? endpoints->u.map.count : 0;
    struct terms t = {.b = b, .items = arena_calloc(b->a, count + 2, sizeof(*t.items))};

    if (t.items == NULL || !create_is_open(b, "host.Networks"))
        return t.items;
    name_index_init(&t.seen, b->a);
    see_told(&t);
    if (mode != NULL && mode->kind == VALUE_STRING)
        name(&t, mode->u.text);
    for (size_t i = 0; i < count; i++)
        name(&t, endpoints->u.map.members[i].key);
    return t.items;
}
