/* What is written of a repaired text: members, elements and brackets, each where it has a place. */
#include "model/transport/json_repair_parts.h"

void json_repair_undo(struct repair *m, const char *what)
{
    struct json_repaired *o = m->out;

    for (size_t i = 0; i < o->undone_count; i++)
        if (strcmp(o->undone[i].what, what) == 0)
            return;
    if (o->undone_count < UNDONE_KINDS)
        o->undone[o->undone_count++] = (struct undone){m->line, what};
}

/* Takes back what was written since, but for the line ends. */
static void take_back(struct repair *m, size_t from)
{
    size_t n = from;

    for (size_t i = from; i < m->len; i++)
        if (m->to[i] == '\n')
            m->to[n++] = '\n';
    m->len = n;
}

/* A name without a value is no member. */
void json_repair_drop_unfinished(struct repair *m)
{
    struct level *l = repair_top(m);

    if (l->kind != '{' || (l->expect != A_COLON && l->expect != A_VALUE))
        return;
    json_repair_undo(m, "a member whose value is missing");
    l->comma = m->to[l->member] == ',';
    l->expect = l->comma ? A_COMMA : A_NAME;
    take_back(m, l->member);
}

/* Before a member or an element. */
void json_repair_separate(struct repair *m)
{
    struct level *l = repair_top(m);

    if (l->expect == A_COMMA && !l->comma)
        json_repair_undo(m, "a comma that was missing");
    l->member = m->len;
    if (l->expect == A_COMMA || l->comma)
        repair_write(m, ',');
    l->comma = false;
}

/* Before a value; false: it has no place here. */
bool json_repair_place_value(struct repair *m)
{
    struct level *l = repair_top(m);

    if (l->kind == '{')
        return l->expect == A_VALUE;
    if (l->kind == 0 && l->expect == A_COMMA)
        l->kind = '[';
    json_repair_separate(m);
    return true;
}

void json_repair_value_ended(struct repair *m)
{
    repair_top(m)->expect = A_COMMA;
}

/* ---- brackets ------------------------------------------------------------------------------- */

void json_repair_open(struct repair *m, char c)
{
    if (!json_repair_place_value(m)) {
        json_repair_undo(m, "a bracket without a place");
        return;
    }
    if (m->depth == REPAIR_NESTING) {
        m->failed = true;
        return;
    }
    repair_write(m, c);
    m->levels[++m->depth] =
        (struct level){.kind = c, .expect = c == '{' ? A_NAME : A_VALUE, .column = NO_COLUMN};
}

/* Closes the innermost bracket. */
void json_repair_close_level(struct repair *m)
{
    json_repair_drop_unfinished(m);
    if (repair_top(m)->comma)
        json_repair_undo(m, "a comma too many");
    repair_write(m, repair_top(m)->kind == '{' ? '}' : ']');
    m->depth--;
    /* The end here may be that of the one around. */
    repair_top(m)->gap |= m->levels[m->depth + 1].gap;
    json_repair_value_ended(m);
}

/* The outermost level turns out to be an object: a value that it has already lost its name. */
void json_repair_name_first(struct repair *m)
{
    if (m->head_count == 0 && m->levels[0].expect == A_COMMA)
        m->first_is_nameless = true;
}

/* A bracket whose partner stood before the text. */
static void close_outermost(struct repair *m, char opened)
{
    struct level *l = repair_top(m);

    if ((l->kind != 0 && l->kind != opened) || m->head_count == REPAIR_NESTING) {
        json_repair_undo(m, "a bracket without a partner");
        return;
    }
    if (l->kind == 0 && opened == '{')
        json_repair_name_first(m);
    json_repair_drop_unfinished(m);
    repair_write(m, opened == '{' ? '}' : ']');
    m->heads[m->head_count++] = opened;
    m->out->headless = true;
    m->levels[0] = (struct level){.kind = 0, .expect = A_COMMA, .column = NO_COLUMN};
}

void json_repair_close(struct repair *m, char opened)
{
    size_t partner = m->depth;

    while (partner > 0 && m->levels[partner].kind != opened)
        partner--;
    if (partner == 0 && m->depth > 0) {
        json_repair_undo(m, "a bracket without a partner");
        return;
    }
    if (partner < m->depth)
        json_repair_undo(m, "brackets that were missing");
    while (m->depth > partner)
        json_repair_close_level(m);
    if (partner > 0)
        json_repair_close_level(m);
    else
        close_outermost(m, opened);
}
