/* A document: the field registry says what each text may hold; keys that no field is are told by
 * their names. Two walks: the first takes up all secrets, the second replaces them, so that a text
 * that stands before the place that gives a secret away is masked as well. */
#include "model/base/bounds.h"
#include "model/document/path.h"
#include "specgen/redact/redact_parts.h"

#include <stdlib.h>

static const struct {
    char key[24];
    enum mdl_holds holds;
} keys[] = {
#define KEY(key, holds) {key, holds},
#include "specgen/redact/keys.def"
#undef KEY
};

struct walk {
    struct redaction *r;
    struct arena a; /* of the texts of one value */
    struct value_step steps[BOUND_NESTING + 2];
    size_t depth;
    bool learning;
    bool changed; /* something was masked */
};

/* What is known of a value by where it stands. */
struct where {
    enum mdl_field_id field; /* NONE: no field */
    enum mdl_holds holds;
    bool assigned;     /* a map's values are environment values or labels as they are */
    struct str before; /* the word in front of it */
    bool by_place;     /* from `from` on it is a password by its place in the command */
    size_t from;
};

/* ---- what stands below ---- */

static bool key_holds(enum mdl_holds *out, struct str key)
{
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (str_eq_ascii_case(key, str_of(keys[i].key))) {
            *out = keys[i].holds;
            return true;
        }
    return false;
}

static struct where below_unknown(const struct where *above, struct str key)
{
    struct where w = {MDL_F_NONE, above->holds, false, STR_NONE, false, 0};

    if (above->holds == MDL_HOLDS_SECRET)
        return w;
    if (above->holds == MDL_HOLDS_LABEL || above->holds == MDL_HOLDS_ENVIRONMENT) {
        w.assigned = true;
        if (above->holds == MDL_HOLDS_LABEL && redact_is_known_label(key))
            w = (struct where){MDL_F_NONE, MDL_HOLDS_PATH, false, STR_NONE, false, 0};
        return w;
    }
    if (key_holds(&w.holds, key))
        return w;
    w.holds = redact_is_secret_name(key) ? MDL_HOLDS_SECRET : MDL_HOLDS_TEXT;
    return w;
}

/* Of a map whose keys anybody may choose: the key can tell what its text is. */
static bool is_secret_by_key(const struct mdl_field *item, struct str key)
{
    return str_is(str_of(item->key), "{}") && item->type == MDL_T_STRING &&
           item->holds == MDL_HOLDS_TEXT && redact_is_secret_name(key);
}

static struct where in_map(const struct where *above, struct str key)
{
    enum mdl_field_id child = MDL_F_NONE;
    bool modelled = above->field == MDL_F_NONE || mdl_fields[above->field].type != MDL_T_ANY;

    if (modelled && (above->field != MDL_F_NONE || above->holds == MDL_HOLDS_COUNT))
        child = mdl_field_child(above->field, key);
    if (child == MDL_F_NONE && modelled && above->field != MDL_F_NONE)
        child = mdl_field_child(above->field, STR_LIT("{}"));
    if (child == MDL_F_NONE)
        return below_unknown(above, key);
    if (mdl_fields[child].holds == MDL_HOLDS_LABEL && redact_is_known_label(key))
        return (struct where){child, MDL_HOLDS_PATH, false, STR_NONE, false, 0};
    if (is_secret_by_key(&mdl_fields[child], key))
        return (struct where){MDL_F_NONE, MDL_HOLDS_SECRET, false, STR_NONE, false, 0};
    return (struct where){child, mdl_fields[child].holds, true, STR_NONE, false, 0};
}

static struct where in_list(const struct where *above, const struct value *before)
{
    struct where w = {MDL_F_NONE, above->holds, false, STR_NONE, false, 0};
    enum mdl_field_id child =
        above->field != MDL_F_NONE ? mdl_field_child(above->field, STR_LIT("[]")) : MDL_F_NONE;

    if (child != MDL_F_NONE)
        w = (struct where){child, mdl_fields[child].holds, false, STR_NONE, false, 0};
    if (w.holds == MDL_HOLDS_WORD && before != NULL && before->kind == VALUE_STRING)
        w.before = before->u.text;
    return w;
}

/* ---- one text ---- */

static size_t behind_equals(struct str text)
{
    ptrdiff_t equals = str_find(text, '=', 1); /* "=C:=C:\\" begins with one */

    return equals >= 0 ? (size_t)equals + 1 : text.len;
}

/* "credentialspec=raw://{...}"; 19.03 takes "credentialspec:" as well. */
static size_t behind_raw(struct str text)
{
    static const char schemes[][24] = {"credentialspec=raw://", "credentialspec:raw://"};

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        size_t len = strlen(schemes[i]);

        if (str_eq_ascii_case(str_cut(text, 0, len), str_of(schemes[i])))
            return len;
    }
    return text.len;
}

static void find_from(struct redact_spans *out, struct str text, size_t from,
                      void (*find)(struct redact_spans *, struct str))
{
    size_t before = out->count;

    find(out, str_cut(text, from, text.len));
    for (size_t i = before; i < out->count; i++) {
        out->items[i].from += from;
        out->items[i].to += from;
    }
}

static void find_in(struct redact_spans *out, const struct where *w, struct str text)
{
    size_t from;

    switch (w->holds) {
    case MDL_HOLDS_ENVIRONMENT:
    case MDL_HOLDS_LABEL:
        from = w->assigned ? 0 : behind_equals(text);
        redact_add_span(out, text, from, text.len,
                        w->holds == MDL_HOLDS_LABEL ? REDACT_LABEL : REDACT_ENVIRONMENT);
        return;
    case MDL_HOLDS_SECRET:
        redact_add_span(out, text, 0, text.len, REDACT_SECRET);
        return;
    case MDL_HOLDS_CREDENTIAL_SPEC:
        redact_find_credential(out, text);
        return;
    case MDL_HOLDS_SECURITY_OPTION:
        if ((from = behind_raw(text)) < text.len)
            find_from(out, text, from, redact_find_credential);
        else
            redact_find(out, text);
        return;
    case MDL_HOLDS_WORD:
        if (redact_is_secret_flag(w->before) && text.len > 0 && text.s[0] != '-')
            redact_add_span(out, text, 0, text.len, REDACT_FLAG);
        if (w->by_place)
            redact_add_span(out, text, w->from, text.len, REDACT_PLACE);
        redact_find(out, text);
        return;
    case MDL_HOLDS_NAME:
    case MDL_HOLDS_ID:
        return;
    case MDL_HOLDS_PATH:
    case MDL_HOLDS_TEXT:
    case MDL_HOLDS_COUNT:
        break;
    }
    redact_find(out, text);
}

/* A word of the engine's own, or a class of devices, which is Windows': no name is looked for. */
static bool is_common(const struct where *w)
{
    if (w->field == MDL_F_DEVICE_PATH_ON_HOST || w->field == MDL_F_DEVICE_PATH_IN_CONTAINER)
        return true;
    return w->field != MDL_F_NONE && w->holds != MDL_HOLDS_NAME &&
           (mdl_field_text(w->field).choices != NULL ||
            mdl_fields[w->field].check != MDL_CHECK_NONE);
}

static bool learn(struct walk *k, const struct where *w, struct str text)
{
    struct redact_spans spans = {.a = &k->a};
    struct str path = mdl_path_text(&k->a, k->steps, k->depth);

    redact_note_masks(k->r, text);
    find_in(&spans, w, text);
    for (size_t i = 0; i < spans.count; i++)
        if (redact_mask_of(k->r, str_cut(text, spans.items[i].from, spans.items[i].to),
                           spans.items[i].reason, path) == NULL)
            return false;
    if (k->r->level == REDACT_NAMES && !is_common(w))
        redact_names_learn(k->r, w->holds, text, path);
    return !arena_failed(&k->a) && !arena_failed(&k->r->arena);
}

/* It stands where the other one stood. */
static struct value *keeping_mark(struct value *made, const struct value *v)
{
    if (made != NULL) {
        made->line = v->line;
        made->column = v->column;
    }
    return made;
}

static const struct value *redacted(struct walk *k, const struct where *w, const struct value *v)
{
    struct redact_spans spans = {.a = &k->a};
    struct str text;
    struct value *made;

    find_in(&spans, w, v->u.text);
    text = redact_apply(k->r, &k->a, v->u.text, &spans, mdl_path_text(&k->a, k->steps, k->depth));
    if (arena_failed(&k->a))
        return NULL;
    if (str_eq(text, v->u.text))
        return value_ref(v);
    k->changed = true;
    made = value_string(text);
    return keeping_mark(made, v);
}

/* ---- the tree ---- */

static const struct value *walk_value(struct walk *k, const struct where *w, const struct value *v);

static struct str word_at(const struct value *list, size_t i)
{
    return list->u.list.items[i]->kind == VALUE_STRING ? list->u.list.items[i]->u.text : STR_NONE;
}

static const struct value *walk_list(struct walk *k, const struct where *w, const struct value *v)
{
    struct value *list = keeping_mark(value_list(), v);
    struct redact_command command = {.count = 0};

    for (size_t i = 0; i < v->u.list.count && in_list(w, NULL).holds == MDL_HOLDS_WORD; i++)
        redact_command_add(&command, word_at(v, i));
    for (size_t i = 0; list != NULL && i < v->u.list.count; i++) {
        struct where here = in_list(w, i > 0 ? v->u.list.items[i - 1] : NULL);
        const struct value *made;

        if (here.holds == MDL_HOLDS_WORD)
            here.by_place =
                redact_command_secret(&command, &here.from, here.before, word_at(v, i), i);
        k->steps[k->depth++] = (struct value_step){STR_NONE, i};
        made = walk_value(k, &here, v->u.list.items[i]);
        k->depth--;
        if (made == NULL || !value_list_push(list, made)) {
            value_unref(list);
            return NULL;
        }
    }
    return list;
}

/* A key that is somebody's name is masked as a name is. */
static struct str walk_key(struct walk *k, const struct where *w, struct str key)
{
    struct redact_spans none = {.a = &k->a};
    bool is_name = w->field != MDL_F_NONE && mdl_fields[w->field].type == MDL_T_MAP &&
                   w->holds != MDL_HOLDS_ENVIRONMENT && !redact_is_known_label(key);
    bool is_label = w->field == MDL_F_NONE && w->holds == MDL_HOLDS_LABEL &&
                    k->r->level == REDACT_NAMES && !redact_is_known_label(key);
    struct str masked;

    if (!is_name && !is_label)
        return key;
    if (k->learning && is_label) /* "acme.team" has a name that stands elsewhere */
        return key;
    if (k->learning) {
        if (k->r->level == REDACT_NAMES)
            redact_names_learn(k->r, w->holds, key, STR_NONE);
        return key;
    }
    masked = redact_apply(k->r, &k->a, key, &none, STR_NONE);
    k->changed = k->changed || !str_eq(masked, key);
    return masked;
}

static const struct value *walk_map(struct walk *k, const struct where *w, const struct value *v)
{
    struct value *map = keeping_mark(value_map(), v);

    for (size_t i = 0; map != NULL && i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        struct where here = in_map(w, m->key);
        const struct value *made;
        struct str key;

        k->steps[k->depth++] = (struct value_step){m->key, 0};
        made = walk_value(k, &here, m->value);
        k->depth--;
        key = walk_key(k, w, m->key);
        if (arena_failed(&k->a)) {
            value_unref(made);
            made = NULL;
        }
        if (made == NULL || !value_map_push(map, key, m->line, m->column, made)) {
            value_unref(map);
            return NULL;
        }
        arena_reset(&k->a);
    }
    return map;
}

/* Owned; NULL: no memory. */
static const struct value *walk_value(struct walk *k, const struct where *w, const struct value *v)
{
    const struct value *made = NULL;

    switch (v->kind) {
    case VALUE_STRING:
        if (!k->learning)
            return redacted(k, w, v);
        return learn(k, w, v->u.text) ? value_ref(v) : NULL;
    case VALUE_NUMBER:
        if (w->field != MDL_F_NONE || w->holds != MDL_HOLDS_SECRET)
            return value_ref(v);
        return k->learning ? (learn(k, w, v->u.text) ? value_ref(v) : NULL) : redacted(k, w, v);
    case VALUE_LIST:
        made = walk_list(k, w, v);
        break;
    case VALUE_MAP:
        made = walk_map(k, w, v);
        break;
    case VALUE_NULL:
    case VALUE_BOOL:
        return value_ref(v);
    }
    return made;
}

static const struct value *walk(struct redaction *r, const struct value *root, bool learning,
                                bool *changed)
{
    struct where top = {MDL_F_NONE, MDL_HOLDS_COUNT, false, STR_NONE, false, 0};
    struct walk *k = calloc(1, sizeof(*k));
    const struct value *made;

    if (k == NULL)
        return NULL;
    *k = (struct walk){.r = r, .learning = learning};
    arena_init(&k->a);
    made = walk_value(k, &top, root);
    arena_finish(&k->a);
    *changed = k->changed;
    free(k);
    return made;
}

struct err *redaction_learn(struct redaction *r, const struct value *root)
{
    bool changed;
    const struct value *same = walk(r, root, true, &changed);

    value_unref(same);
    return same == NULL || !redact_index_sort(r) ? err_oom() : NULL;
}

struct err *redact_document(struct redaction *r, const struct value **root)
{
    bool changed = true;

    for (size_t i = 0; changed && i < REDACT_ROUNDS; i++) {
        struct err *e = redaction_learn(r, *root);
        const struct value *made;

        if (e != NULL)
            return e;
        if ((made = walk(r, *root, false, &changed)) == NULL)
            return err_oom();
        value_unref(*root);
        *root = made;
    }
    return NULL;
}
