/* What the image's configuration adds to the request. */
#include "specgen/create/create_build.h"

#include "model/base/unicode.h"
#include "model/base/utf8.h"

static void take(struct create_build *b, struct datum *config, const char *key,
                 const struct datum *from, enum spec_rule rule)
{
    create_set(config, str_of(key), datum_copy(b->a, from), rule);
}

static void texts(struct create_build *b, struct datum *config, const struct datum *image)
{
    static const char keys[][12] = {"User", "WorkingDir", "StopSignal"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct datum *from = datum_get(image, str_of(keys[i]));

        if (datum_text(datum_get(config, str_of(keys[i]))).len == 0 && datum_text(from).len > 0)
            take(b, config, keys[i], from, RULE_MERGE);
    }
}

/* The image's members that the request has not. */
static void add_members(struct create_build *b, struct datum *to, const struct datum *from)
{
    struct name_index have;

    name_index_init(&have, b->a);
    for (struct datum *m = datum_first(to); m != NULL; m = m->next)
        name_index_put(&have, m->key, m);
    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        struct datum *copy;

        if (name_index_get(&have, m->key) != NULL)
            continue;
        copy = datum_copy(b->a, m);
        if (copy != NULL)
            copy->rule = RULE_MERGE_MAPS;
        datum_add(to, m->key, copy);
    }
}

static void maps(struct create_build *b, struct datum *config, const struct datum *image)
{
    static const char keys[][16] = {"ExposedPorts", "Volumes", "Labels"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct datum *from = datum_get(image, str_of(keys[i]));
        struct datum *own = datum_get(config, str_of(keys[i]));

        if (str_is(str_of(keys[i]), "Labels") && datum_is_null(own))
            own =
                create_set(config, STR_LIT("Labels"), datum_new(b->a, VALUE_MAP), RULE_MERGE_MAPS);
        if (datum_is_null(from) || own == NULL)
            continue;
        if (own->count == 0 && !str_is(str_of(keys[i]), "Labels"))
            take(b, config, keys[i], from, RULE_MERGE_MAPS);
        else
            add_members(b, own, from);
    }
}

/* ---- environment --------------------------------------------------------------------------- */

/* The smallest letter that folds with it: all of them have one common one. */
static uint32_t folded(uint32_t c)
{
    static const struct {
        uint32_t letter, folds_with;
    } orbits[] = {{0x212A, 'k'},    {0x017F, 's'},    {0x1E9E, 0x00DF}, {0x03F4, 0x03B8},
                  {0x03D1, 0x03B8}, {0x212B, 0x00E5}, {0x2126, 0x03C9}, {0x03C2, 0x03C3},
                  {0x00B5, 0x03BC}, {0x03D0, 0x03B2}, {0x03F5, 0x03B5}, {0x03F0, 0x03BA},
                  {0x03D6, 0x03C0}, {0x03F1, 0x03C1}, {0x03D5, 0x03C6}, {0x1E9B, 0x1E61},
                  {0x1FBE, 0x03B9}, {0x0345, 0x03B9}, {0x1C80, 0x0432}, {0x1C81, 0x0434},
                  {0x1C82, 0x043E}, {0x1C83, 0x0441}, {0x1C84, 0x0442}, {0x1C85, 0x0442},
                  {0x1C86, 0x044A}, {0x1C87, 0x0463}, {0x1C88, 0xA64B}};

    if (c == 0x0130 || c == 0x0131)
        return c;
    for (size_t i = 0; i < sizeof(orbits) / sizeof(orbits[0]); i++) {
        if (orbits[i].letter == c)
            return orbits[i].folds_with;
    }
    return unicode_lower(unicode_upper(c));
}

/* Through 23.0 names were compared in upper case. */
static struct str comparable(struct create_build *b, struct str name)
{
    bool fold = create_has(b, CHANGE_CREATE_ENV_FOLD);
    char *s = arena_alloc(b->a, name.len * UTF8_MAX + 1);
    size_t len = 0;
    uint32_t c;

    if (s == NULL)
        return STR_NONE;
    for (size_t at = 0, width; (width = utf8_decode(&c, name, at)) > 0; at += width)
        len += utf8_encode(s + len, fold ? folded(c) : unicode_upper(c));
    return (struct str){s, len};
}

static struct str name_of(struct create_build *b, const struct datum *entry)
{
    struct str text = datum_text(entry);
    ptrdiff_t equals = str_find(text, '=', 0);

    return comparable(b, equals < 0 ? text : str_cut(text, 0, (size_t)equals));
}

static void environment(struct create_build *b, struct datum *config, const struct datum *image)
{
    const struct datum *from = DATUM(image, "Env");
    struct datum *own = DATUM(config, "Env");
    struct name_index have;

    if (datum_is_null(from))
        return;
    if (datum_count(own) == 0) {
        take(b, config, "Env", from, RULE_MERGE_ENV);
        return;
    }
    name_index_init(&have, b->a);
    for (struct datum *m = datum_first(own); m != NULL; m = m->next)
        name_index_put(&have, name_of(b, m), m);
    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        struct str name = name_of(b, m);
        struct datum *copy;

        if (name_index_get(&have, name) != NULL)
            continue;
        copy = datum_copy(b->a, m);
        if (copy == NULL)
            return;
        copy->rule = RULE_MERGE_ENV;
        datum_push(own, copy);
        name_index_put(&have, name, copy);
    }
}

/* ---- command, health check ----------------------------------------------------------------- */

static void command(struct create_build *b, struct datum *config, const struct datum *image)
{
    if (datum_count(DATUM(config, "Entrypoint")) > 0)
        return;
    if (datum_count(DATUM(config, "Cmd")) == 0 && !datum_is_null(DATUM(image, "Cmd")))
        take(b, config, "Cmd", DATUM(image, "Cmd"), RULE_MERGE_COMMAND);
    if (datum_is_null(DATUM(config, "Entrypoint")) && !datum_is_null(DATUM(image, "Entrypoint")))
        take(b, config, "Entrypoint", DATUM(image, "Entrypoint"), RULE_MERGE_COMMAND);
}

static void health(struct create_build *b, struct datum *config, const struct datum *image)
{
    const struct datum *from = DATUM(image, "Healthcheck");
    struct datum *own = DATUM(config, "Healthcheck");

    if (datum_is_null(from))
        return;
    if (datum_is_null(own)) {
        take(b, config, "Healthcheck", from, RULE_MERGE_HEALTH);
        return;
    }
    for (struct datum *m = datum_first(own); m != NULL; m = m->next) {
        const struct datum *theirs = datum_get(from, m->key);

        if (datum_is_zero(m) && !datum_is_zero(theirs)) {
            struct datum *copy = datum_copy(b->a, theirs);

            create_set(own, m->key, copy, RULE_MERGE_HEALTH);
            m = copy != NULL ? copy : m;
        }
    }
}

static void merge(struct create_build *b)
{
    struct datum *config = b->c->config;
    struct datum *image = shape_read(b->a, SHAPE_CONFIG, b->image.config, b->engine.release);

    if (image == NULL)
        return;
    texts(b, config, image);
    environment(b, config, image);
    command(b, config, image);
    health(b, config, image);
    maps(b, config, image);
}

/* Taken over for Windows images only, whatever the request says. */
static bool args_escaped(struct create_build *b)
{
    if (b->image.from == NULL || !str_is(b->c->platform, "windows"))
        return true;
    if (b->image.config == NULL)
        return create_panic(b, RULE_CREATE_ARGS_ESCAPED, b->image.from);
    if (datum_true(DATUM(b->image.config, "ArgsEscaped")))
        take(b, b->c->config, "ArgsEscaped", DATUM(b->image.config, "ArgsEscaped"),
             RULE_CREATE_ARGS_ESCAPED);
    return true;
}

const struct datum *create_merged(struct arena *a, const struct engine *engine,
                                  const struct datum *config, const struct datum *image)
{
    struct create_container c = {.config = shape_read(a, SHAPE_CONFIG, config, engine->release),
                                 .platform = STR_LIT("windows")};
    struct create_build b = {
        .a = a, .engine = *engine, .c = &c, .image = {.from = image, .config = image}};

    if (c.config == NULL || !args_escaped(&b))
        return NULL;
    merge(&b);
    return c.config;
}

bool create_merge(struct create_build *b)
{
    struct datum *config = b->c->config, *entry;

    if (!args_escaped(b))
        return false;
    if (b->image.config != NULL)
        merge(b);
    entry = DATUM(config, "Entrypoint");
    if (datum_count(entry) == 1 && datum_text(entry->first).len == 0) {
        struct datum *none = datum_new(b->a, VALUE_NULL);

        if (none != NULL)
            none->origin = entry->origin;
        CREATE_SET(config, "Entrypoint", none, RULE_MERGE_COMMAND);
    }
    if (datum_count(DATUM(config, "Entrypoint")) > 0 || datum_count(DATUM(config, "Cmd")) > 0)
        return true;
    if (create_is_open(b, "host.Images"))
        create_ask(b, SPEC_ASK_IMAGE_COMMAND, RULE_CREATE_COMMAND, MDL_F_IMAGES,
                   datum_text(DATUM(config, "Image")));
    else
        return create_refuse(b, RULE_CREATE_COMMAND, SPEC_CLASS_INVALID_PARAMETER,
                             datum_origin(DATUM(config, "Cmd")),
                             create_has(b, CHANGE_CREATE_TEXTS) ? STR_LIT("no command specified")
                                                                : STR_LIT("No command specified"));
    return true;
}
