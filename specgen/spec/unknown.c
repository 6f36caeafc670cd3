#include "specgen/spec/unknown.h"

#include "specgen/gocompat/concat.h"
#include "specgen/tree/path.h"

struct question_row {
    struct str question, taken_as, settle;
};

static struct question_row question_of(enum spec_question id)
{
    switch (id) {
#define QUESTION(id, question, taken_as, settle)                                                   \
    case SPEC_ASK_##id:                                                                            \
        return (struct question_row){STR_INIT(question), STR_INIT(taken_as), STR_INIT(settle)};
#include "specgen/spec/questions.def"
#undef QUESTION
    case SPEC_QUESTION_COUNT:
        break;
    }
    return (struct question_row){STR_NONE, STR_NONE, STR_NONE};
}

/* The text with the subject for each {}; a text without one is that of the table. */
static struct str filled(struct arena *a, struct str text, struct str subject)
{
    struct str out = STR_NONE;

    for (ptrdiff_t at; (at = str_find(text, '{', 0)) >= 0;
         text = str_cut(text, (size_t)at + 2, text.len))
        out = CONCAT(a, out, str_cut(text, 0, (size_t)at), subject);
    return out.len == 0 ? text : text.len == 0 ? out : CONCAT(a, out, text);
}

/* Of a container that ran, the thing was there when it started. */
static struct str because(struct arena *a, const struct mdl_doc *doc, const struct plat_from *from)
{
    struct str started = doc->container.state.started_at.v;
    struct str text = STR_LIT("nothing that was read says it");

    if (from != NULL && from->assumed)
        text = CONCAT(a, STR_LIT("it is only assumed: "), from->source);
    if (started.len > 0 && mdl_started_before(doc))
        text = CONCAT(a, text, STR_LIT("; the container started at "), started,
                      STR_LIT(", so nothing stood in its way then"));
    return text;
}

/* Two things that one fact would tell of are two questions. */
static bool same(const struct spec_unknown *u, const struct spec_unknown *like)
{
    return u->id == like->id && str_eq(u->path, like->path) &&
           (like->named || str_eq(u->question, like->question));
}

static uint64_t hash(const struct spec_unknown *u)
{
    const struct str texts[] = {u->path, u->named ? STR_NONE : u->question};
    uint64_t h = UINT64_C(14695981039346656037) + (uint64_t)u->id; /* FNV-1a */

    for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++)
        for (size_t i = 0; i < texts[t].len; i++)
            h = (h ^ (unsigned char)texts[t].s[i]) * UINT64_C(1099511628211);
    return h ^ h >> 32;
}

/* Where it stands among the slots, or would stand. */
static const struct spec_unknown **slot_of(const struct spec_unknowns *list,
                                           const struct spec_unknown *like)
{
    size_t at = (size_t)hash(like) & (list->slot_count - 1);

    while (list->slots[at] != NULL && !same(list->slots[at], like))
        at = (at + 1) & (list->slot_count - 1);
    return &list->slots[at];
}

static struct spec_unknown *found(const struct spec_unknowns *list, const struct spec_unknown *like)
{
    const struct spec_unknown *u = list->first;

    if (list->slot_count > 0)
        return (struct spec_unknown *)(uintptr_t)*slot_of(list, like);
    while (u != NULL && !same(u, like))
        u = u->next;
    return (struct spec_unknown *)(uintptr_t)u;
}

#define FEW 8 /* that are looked through one by one */

/* Half of the slots at least stay free. */
static void put_into_slot(struct spec_unknowns *list, const struct spec_unknown *u)
{
    if (list->count <= FEW)
        return;
    if (list->slot_count < 2 * list->count) {
        list->slot_count = list->slot_count > 0 ? 4 * list->slot_count : (size_t)8 * FEW;
        list->slots = arena_calloc(list->a, list->slot_count, sizeof(struct spec_unknown *));
        if (list->slots == NULL)
            list->slot_count = 0;
        for (u = list->first; u != NULL && list->slot_count > 0; u = u->next)
            *slot_of(list, u) = u;
    } else {
        *slot_of(list, u) = u;
    }
}

static void append(struct spec_unknowns *list, struct spec_unknown *u)
{
    u->next = NULL;
    if (list->last == NULL)
        list->first = u;
    else
        ((struct spec_unknown *)(uintptr_t)list->last)->next = u;
    list->last = u;
    list->count++;
    put_into_slot(list, u);
}

struct spec_unknown *spec_ask(struct spec_unknowns *list, const struct spec_asked *asked)
{
    struct arena *a = list->a;
    const struct question_row row = question_of(asked->id);
    const struct spec_unknown like = {.id = asked->id,
                                      .path = mdl_fact_path(a, asked->field, asked->key),
                                      .named = asked->key.s != NULL,
                                      .question = filled(a, row.question, asked->subject)};
    struct spec_unknown *u = found(list, &like);

    if (u != NULL || (u = arena_calloc(a, 1, sizeof(*u))) == NULL)
        return u;
    *u = like;
    u->taken_as = filled(a, row.taken_as, asked->subject);
    u->settle = filled(a, row.settle, asked->subject);
    u->because = because(a, list->doc, asked->from);
    u->rule = asked->rule;
    u->ref = asked->answer != NULL ? *asked->answer : (struct spec_ref){asked->field, -1};
    append(list, u);
    return u;
}

static void affect(struct spec_unknowns *list, struct spec_unknown *u, struct spec_affected what)
{
    struct spec_affected *made = u != NULL ? arena_alloc(list->a, sizeof(*made)) : NULL;

    if (made == NULL)
        return;
    *made = what;
    if (u->affects == NULL)
        u->affects = made;
    else
        ((struct spec_affected *)(uintptr_t)u->affects_last)->next = made;
    u->affects_last = made;
}

void spec_affects(struct spec_unknowns *list, struct spec_unknown *u, struct spec_node *node)
{
    if (u == NULL || node == NULL)
        return;
    node->unknown = u;
    affect(list, u, (struct spec_affected){.node = node});
}

void spec_affects_path(struct spec_unknowns *list, struct spec_unknown *u, struct str path)
{
    affect(list, u, (struct spec_affected){.path = path});
}

bool spec_is_open(const struct spec_unknowns *list)
{
    for (const struct spec_unknown *u = list->first; u != NULL; u = u->next)
        if (u->affects != NULL)
            return true;
    return false;
}

void spec_unknowns_join(struct spec_unknowns *to, const struct spec_unknowns *from)
{
    for (const struct spec_unknown *u = from->first; u != NULL; u = u->next) {
        struct spec_unknown *copy;

        if (found(to, u) != NULL || (copy = arena_alloc(to->a, sizeof(*copy))) == NULL)
            continue;
        *copy = *u;
        append(to, copy);
    }
}

struct str spec_affected_path(struct arena *a, const struct spec_affected *affected)
{
    return affected->node != NULL ? spec_node_path(a, affected->node) : affected->path;
}

struct str spec_unknown_path(struct arena *a, const struct spec_unknown *u)
{
    struct value_step host = {.key = str_of(mdl_fields[MDL_F_HOST].key)};
    struct mdl_path path;
    struct value_step *steps;
    struct err *e = mdl_path_split(&path, a, u->path);

    if (arena_drop_err(a, e) || mdl_field_child(MDL_F_NONE, path.steps[0].key) != MDL_F_NONE)
        return u->path;
    if ((steps = arena_calloc(a, path.count + 1, sizeof(*steps))) == NULL)
        return u->path;
    steps[0] = host;
    memcpy(steps + 1, path.steps, path.count * sizeof(*steps));
    return mdl_path_text(a, steps, path.count + 1);
}
