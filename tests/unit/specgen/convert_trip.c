#include "convert_trip.h"

#include "model/client/client.h"
#include "model/compose/compose.h"
#include "model/document/path.h"
#include "model/formats/artefact.h"
#include "model/shell/shell_word.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- what came back ------------------------------------------------------------------------- */

static bool is_told(const struct trip *t, struct str path)
{
    for (size_t i = 0; i < t->made.losses.count; i++) {
        if (loss_path_is_within(path, t->made.losses.items[i].path))
            return true;
    }
    return false;
}

static bool is_zero(const struct value *v)
{
    switch (v->kind) {
    case VALUE_NULL:
        return true;
    case VALUE_BOOL:
        return !v->u.boolean;
    case VALUE_NUMBER:
        return str_is(v->u.text, "0");
    case VALUE_STRING:
        return v->u.text.len == 0;
    case VALUE_LIST:
        return v->u.list.count == 0;
    case VALUE_MAP:
        return v->u.map.count == 0;
    }
    return true;
}

/* What everybody fills in: nothing was asked for. */
static bool is_default(struct str path, const struct value *v)
{
    return is_zero(v) ||
           (str_ends(path, STR_LIT(".MemorySwappiness")) && str_is(v->u.text, "-1")) ||
           (str_ends(path, STR_LIT("RestartPolicy.Name")) && str_is(v->u.text, "no")) ||
           (str_ends(path, STR_LIT(".NetworkMode")) && str_is(v->u.text, "default"));
}

static bool same_text(struct str path, struct str l, struct str r)
{
    static const struct str cap = STR_INIT("CAP_"), rw = STR_INIT(":rw");

    if (str_eq(l, r))
        return true;
    if (str_find(path, '[', 0) < 0)
        return false;
    if (str_ends(r, rw) && str_eq(l, str_cut(r, 0, r.len - rw.len)))
        return true;
    /* Capabilities are sent in capitals, those of any alphabet. */
    return str_starts(r, cap) && str_find(path, '[', 0) == (ptrdiff_t)path.len - 3;
}

static bool same_value(struct str path, const struct value *l, const struct value *r)
{
    if (r == NULL || l->kind != r->kind)
        return false;
    if (l->kind == VALUE_BOOL)
        return l->u.boolean == r->u.boolean;
    if (l->kind == VALUE_NUMBER || l->kind == VALUE_STRING)
        return same_text(path, l->u.text, r->u.text);
    return value_eq(l, r);
}

/* Anywhere in the list: an order may be left to chance. */
static bool is_in(struct str path, const struct value *item, const struct value *list)
{
    for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->u.list.count; i++) {
        if (same_value(path, item, list->u.list.items[i]))
            return true;
    }
    return false;
}

enum { NOTED = 200 }; /* trips: which fields have been looked for is known then */

static bool seen[CONVERT_TARGETS][MDL_FIELD_COUNT];

static enum mdl_field_id member_of(enum mdl_field_id from, enum mdl_field_id end, struct str key)
{
    for (enum mdl_field_id id = from; id < end; id = mdl_field_end(id))
        if (str_is(key, mdl_fields[id].key))
            return id;
    return MDL_F_NONE;
}

/* Steps into lists and maps are those of their one kind of element. */
static enum mdl_field_id field_at(const struct mdl_path *path)
{
    enum mdl_field_id id = member_of(0, MDL_FIELD_COUNT, path->steps[0].key);

    for (size_t i = 1; i < path->count && id != MDL_F_NONE; i++) {
        bool many = mdl_fields[id].type == MDL_T_LIST || mdl_fields[id].type == MDL_T_MAP;

        id = many ? id + 1 : member_of(id + 1, mdl_field_end(id), path->steps[i].key);
    }
    return id;
}

static void note_seen(const struct trip *t, struct str path)
{
    enum mdl_field_id field = MDL_F_NONE;
    struct mdl_path steps;
    struct arena a;
    struct err *e;

    arena_init(&a);
    if ((e = mdl_path_split(&steps, &a, path)) == NULL && steps.count > 0)
        field = field_at(&steps);
    if (field != MDL_F_NONE)
        seen[t->to][field] = true;
    err_free(e);
    arena_finish(&a);
}

bool trip_saw(enum convert_to to, enum mdl_field_id field)
{
    return seen[to][field];
}

static bool fits(struct trip *t, struct str path, const struct value *v, const struct value *back,
                 const struct value *list)
{
    if (is_default(path, v))
        return true;
    if (t->seed <= NOTED)
        note_seen(t, path);
    if (same_value(path, v, back) || is_in(path, v, list) || is_told(t, path))
        return true;
    t->missing = path;
    return false;
}

static bool all_fit(struct trip *t, struct str path, const struct value *v,
                    const struct value *back);

static bool members_fit(struct trip *t, struct str path, const struct value *v,
                        const struct value *back)
{
    for (size_t i = 0; i < v->u.map.count; i++) {
        struct value_step step = {v->u.map.members[i].key, 0};
        struct str key = mdl_path_text(&t->arena, &step, 1);
        const char *point = key.s[0] == '[' ? "" : ".";

        if (!all_fit(t, arena_printf(&t->arena, "%.*s%s%.*s", STR_FMT(path), point, STR_FMT(key)),
                     v->u.map.members[i].value,
                     back != NULL ? value_get(back, v->u.map.members[i].key) : NULL))
            return false;
    }
    return true;
}

/* An object of a list may have moved up where one before it is lost. */
static bool item_fits(struct trip *t, struct str path, const struct value *item,
                      const struct value *list)
{
    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;

    if (item->kind != VALUE_MAP)
        return fits(t, path, item, NULL, list);
    for (size_t i = 0; i < count; i++) {
        if (all_fit(t, path, item, list->u.list.items[i]))
            return true;
    }
    return all_fit(t, path, item, NULL);
}

static bool all_fit(struct trip *t, struct str path, const struct value *v,
                    const struct value *back)
{
    if (v->kind == VALUE_MAP && v->u.map.count > 0)
        return members_fit(t, path, v, back);
    if (v->kind != VALUE_LIST)
        return fits(t, path, v, back, NULL);
    for (size_t i = 0; i < v->u.list.count; i++) {
        if (!item_fits(t, arena_printf(&t->arena, "%.*s[%zu]", STR_FMT(path), i),
                       v->u.list.items[i], back))
            return false;
    }
    return true;
}

void trip_expect(struct trip *t, const char *path, const struct value *v, const struct value *back)
{
    if (v != NULL && !all_fit(t, str_of(path), v, back))
        fail_msg("seed %" PRIu64
                 ", %s: %.*s is not what comes back, and no loss tells of it:\n%.*s",
                 t->seed, convert_targets[t->to].name, STR_FMT(t->missing), STR_FMT(t->made.text));
}

/* ---- the three ways ------------------------------------------------------------------------- */

void trip_run_back(struct trip *t, enum shell shell)
{
    struct client_input in = {.release = CLIENT_NEWEST,
                              .windows = shell != SHELL_BASH,
                              .server_os = STR_LIT("windows"),
                              .cwd = STR_LIT("C:\\")};
    struct client_answer answer;
    struct shell_answer words;

    assert_null(shell_split(&words, &t->arena, shell, t->made.text));
    assert_int_equal(words.unresolved.count, 0);
    assert_int_equal(words.count, 1);
    in.words = words.commands[0].items;
    in.count = words.commands[0].count;
    assert_null(client_run(&answer, &t->arena, &in));
    if (answer.outcome != CLIENT_REQUEST)
        fail_msg("seed %" PRIu64 ": %.*s\n%.*s", t->seed, STR_FMT(answer.message),
                 STR_FMT(t->made.text));
    t->back = value_ref(answer.body);
    t->name = arena_str(&t->arena, answer.name);
    t->platform = arena_str(&t->arena, answer.platform);
    client_answer_finish(&answer);
}

void trip_compose_back(struct trip *t)
{
    struct value *files = value_map();
    struct compose_input in = {.files = files,
                               .cwd = STR_LIT("C:\\app"),
                               .home = STR_LIT("C:\\Users\\user"),
                               .server_os = STR_LIT("windows"),
                               .windows = true,
                               .release = COMPOSE_2_40};
    struct compose_answer answer;

    assert_true(value_map_push(files, STR_LIT("compose.yaml"), 0, 0, value_string(t->made.text)));
    assert_null(compose_run(&answer, &t->arena, &in));
    if (answer.message.len > 0 || answer.count != 1)
        fail_msg("seed %" PRIu64 ": %.*s\n%.*s", t->seed, STR_FMT(answer.message),
                 STR_FMT(t->made.text));
    t->back = value_ref(answer.requests[0].body);
    t->name = arena_str(&t->arena, answer.requests[0].name);
    t->platform = arena_str(&t->arena, answer.requests[0].platform);
    compose_answer_finish(&answer);
    value_unref(files);
}

void trip_inspect_back(struct trip *t)
{
    struct artefact a;
    struct err *e = artefact_read(&a, t->made.text, "inspect");

    if (e != NULL)
        fail_msg("seed %" PRIu64 ": %s\n%.*s", t->seed, e->text, STR_FMT(t->made.text));
    t->back = value_ref(value_get(a.root, STR_LIT("container")));
    artefact_close(&a);
}
