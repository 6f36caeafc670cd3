/* Pieces of JSON: as they stand, joined where a console broke them, or repaired. */
#include "model/formats/pieces.h"

#include "model/formats/container_spelling.h"
#include "model/transport/clean_text.h"
#include "model/transport/json_of_python.h"
#include "model/transport/json_repair.h"
#include "model/value/value_make.h"

bool pieces_text(struct input *out, struct arena *a, const struct lines *l)
{
    uint32_t *numbers = arena_calloc(a, l->count + 1, sizeof(*numbers));
    size_t len = 0, n = 0;
    char *to;

    for (size_t i = 0; i < l->count; i++)
        len += l->items[i].text.len + 1;
    if ((to = arena_alloc(a, len + 1)) == NULL || numbers == NULL)
        return false;
    for (size_t i = 0; i < l->count; i++) {
        struct str text = l->items[i].text;

        if (text.len > 0)
            memcpy(to + n, text.s, text.len);
        n += text.len;
        if (i + 1 < l->count)
            to[n++] = '\n';
        numbers[i] = l->items[i].number;
    }
    *out = (struct input){.text = {to, n}, .lines = numbers, .line_count = l->count};
    return true;
}

/* ---- an array of several kinds ---- */

static bool is_mixed(const struct value *v)
{
    return v->kind == VALUE_LIST && v->u.list.count > 1 && v->u.list.items[0]->kind == VALUE_MAP;
}

/* The elements from `from` to before `to` as an array of their own. */
static struct err *part_of(struct input *out, const struct input *in, size_t from, size_t to)
{
    struct value *list = value_list();

    for (size_t i = from; list != NULL && i < to; i++)
        if (!value_list_push(list, value_ref(in->value->u.list.items[i]))) {
            value_unref(list);
            list = NULL;
        }
    if (list == NULL)
        return err_oom();
    list->line = in->value->u.list.items[from]->line;
    list->column = in->value->u.list.items[from]->column;
    *out = *in;
    out->value = list;
    out->no_value = NULL;
    return NULL;
}

static struct err *kind_of_element(const struct format **out, const struct input *in, size_t i)
{
    struct input one;
    struct err *e = part_of(&one, in, i, i + 1);

    if (e != NULL)
        return e;
    one.text = STR_NONE; /* is of all of them: who looks at words would look at it for each */
    e = format_of(out, &one);
    value_unref(one.value);
    return e;
}

/* Adds each run of elements of one kind. */
static struct err *add_runs(struct pieces *p, const struct input *in, unsigned last_line)
{
    size_t count = in->value->u.list.count;
    const struct format *kind, *next = NULL;
    struct input part;
    struct err *e = kind_of_element(&next, in, 0);

    for (size_t from = 0, to; e == NULL && from < count; from = to) {
        kind = next;
        for (to = from + 1; e == NULL && to < count; to++)
            if ((e = kind_of_element(&next, in, to)) != NULL || next != kind)
                break;
        if (e == NULL && (e = part_of(&part, in, from, to)) == NULL) {
            unsigned first = part.value->line;
            unsigned last = to < count ? in->value->u.list.items[to]->line : last_line;

            e = pieces_add(p, kind, &part, first, last > first && to < count ? last - 1 : last);
        }
    }
    return e;
}

/* ---- names in another case ---- */

/* MDL_F_NONE: it is as it should be, or something else. */
static enum mdl_field_id spelled_otherwise(const struct value *v)
{
    if (container_is_spelled_otherwise(v))
        return MDL_F_CONTAINER;
    return container_request_is_spelled_otherwise(v) ? MDL_F_REQUEST_BODY : MDL_F_NONE;
}

/* An object, or one of a list; *done: one was noted already. NULL: no memory. */
static const struct value *respell_one(struct pieces *p, const struct input *in,
                                       const struct value *v, bool *done)
{
    enum mdl_field_id field = spelled_otherwise(v);
    struct respelling what;
    const struct value *made;

    if (field == MDL_F_NONE)
        return value_ref(v);
    made = container_respelled(&what, v, field);
    if (made != NULL && !*done)
        pieces_note(p, NOTE_SALVAGED, input_line(in, what.line),
                    container_respelling_text(&p->arena, &what));
    *done = true;
    return made;
}

static struct err *respell(struct pieces *p, struct input *in)
{
    const struct value *v = in->value, *made;
    struct value *list;
    bool done = false;

    if (v->kind != VALUE_LIST) {
        made = respell_one(p, in, v, &done);
    } else {
        list = value_list();
        for (size_t i = 0; i < v->u.list.count; i++)
            list = made_push(list, respell_one(p, in, v->u.list.items[i], &done));
        if (list != NULL) {
            list->line = v->line;
            list->column = v->column;
        }
        made = list;
    }
    if (made == NULL)
        return err_oom();
    value_unref(v);
    in->value = made;
    return NULL;
}

static bool has_spelled_otherwise(const struct value *v)
{
    bool found = v->kind == VALUE_MAP && spelled_otherwise(v) != MDL_F_NONE;

    for (size_t i = 0; !found && v->kind == VALUE_LIST && i < v->u.list.count; i++)
        found = spelled_otherwise(v->u.list.items[i]) != MDL_F_NONE;
    return found;
}

/* PowerShell 5.1 converts a list that it has converted before to {"value": [...], "Count": 1}. */
static void take_out_of_count(struct pieces *p, struct input *in, unsigned line)
{
    const struct value *v = in->value, *list;

    if (v == NULL || v->kind != VALUE_MAP || v->u.map.count != 2 ||
        (list = value_get(v, STR_LIT("value"))) == NULL || list->kind != VALUE_LIST ||
        value_get(v, STR_LIT("Count")) == NULL)
        return;
    in->value = value_ref(list);
    value_unref(v);
    pieces_note(p, NOTE_SALVAGED, line,
                STR_LIT("the object with value and Count that PowerShell put around a list"));
}

struct err *pieces_add_tree(struct pieces *p, struct input *in, unsigned first_line,
                            unsigned last_line)
{
    const struct format *kind;
    struct err *e;

    take_out_of_count(p, in, first_line);
    if (in->value != NULL && has_spelled_otherwise(in->value) && (e = respell(p, in)) != NULL) {
        input_close(in);
        return e;
    }
    if (in->value == NULL || !is_mixed(in->value)) {
        if ((e = format_of(&kind, in)) == NULL)
            return pieces_add(p, kind, in, first_line, last_line);
        input_close(in);
        return e;
    }
    e = add_runs(p, in, last_line);
    input_close(in);
    return e;
}

/* ---- reading ---- */

static void note_undone(struct pieces *p, const struct undone *undone, size_t count,
                        const struct input *in)
{
    for (size_t i = 0; i < count; i++)
        pieces_note(p, NOTE_SALVAGED, in != NULL ? input_line(in, undone[i].line) : undone[i].line,
                    str_of(undone[i].what));
}

/* Replaces `in` where lines were broken at a console's width. */
static struct err *parse_joined(struct input *in, struct lines *l)
{
    struct clean_text joined = {.text = STR_NONE};

    clean_text_join(&joined, l);
    if (joined.text.s == NULL)
        return err_oom();
    if (joined.joint_count == 0)
        return NULL;
    input_close(in);
    return input_open_piece(in, joined.text, joined.lines, joined.line_count, true);
}

static struct err *parse_repaired(struct input *in, struct json_repaired *m, struct arena *a)
{
    struct input whole = {.text = STR_NONE};
    struct err *e;

    json_repair(m, a, in->text);
    if (arena_failed(a))
        return err_oom();
    if (m->text.len == 0)
        return NULL;
    if ((e = input_open_piece(&whole, m->text, in->lines, in->line_count, true)) != NULL)
        return e;
    if (whole.value == NULL) {
        input_close(&whole);
        return NULL;
    }
    input_close(in);
    *in = whole;
    in->repaired = true;
    in->incomplete = m->gap || m->headless || m->cut;
    return NULL;
}

static struct err *parse_python(struct input *in, struct pieces *p, unsigned line)
{
    const struct str text = json_of_python(&p->arena, in->text);
    struct input whole = {.text = STR_NONE};
    struct err *e;

    if (text.len == 0)
        return NULL;
    if ((e = input_open_piece(&whole, text, in->lines, in->line_count, true)) != NULL)
        return e;
    if (whole.value == NULL) {
        input_close(&whole);
        return NULL;
    }
    input_close(in);
    *in = whole;
    pieces_note(p, NOTE_SALVAGED, line, STR_LIT("single quotes, as Python prints objects"));
    return NULL;
}

static size_t bytes_of(const struct lines *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->count; i++)
        n += l->items[i].text.len;
    return n;
}

/* Without what stands around the lines: of a string that a console broke it would be a part. */
static bool fits_closer(struct lines *l)
{
    size_t before = bytes_of(l);

    (void)lines_drop_filling(l);
    lines_drop_indentation(l);
    return bytes_of(l) < before;
}

struct err *pieces_add_json(struct pieces *p, struct lines *l, bool *taken)
{
    unsigned first = l->items[0].number, last = l->items[l->count - 1].number;
    struct json_repaired m = {.undone_count = 0};
    struct input in;
    struct err *e;

    *taken = false;
    if (!pieces_text(&in, &p->arena, l))
        return err_oom();
    e = input_open_piece(&in, in.text, in.lines, in.line_count, true);
    if (e == NULL && in.value == NULL && fits_closer(l)) {
        input_close(&in);
        if (!pieces_text(&in, &p->arena, l))
            return err_oom();
        e = input_open_piece(&in, in.text, in.lines, in.line_count, true);
    }
    if (e == NULL && in.value == NULL)
        e = parse_joined(&in, l);
    if (e == NULL && in.value == NULL)
        e = parse_python(&in, p, first);
    if (e == NULL && in.value == NULL)
        e = parse_repaired(&in, &m, &p->arena);
    if (e != NULL || in.value == NULL) {
        input_close(&in);
        return e;
    }
    *taken = true;
    note_undone(p, l->undone, l->undone_count, NULL);
    note_undone(p, m.undone, m.undone_count, &in);
    return pieces_add_tree(p, &in, first, last);
}
