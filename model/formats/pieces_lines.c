/* Cuts a text line by line where an artefact begins: at a bracket of JSON, at a line that a format
 * begins with (struct format, heads), behind prompts, code fences and the lines between YAML
 * documents. */
#include "model/base/bounds.h"
#include "model/diagnosis/tail_open.h"
#include "model/formats/line_walk.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"
#include "model/transport/prompt.h"
#include "model/transport/prose.h"
#include "model/transport/wrapped.h"

struct cutter {
    struct pieces *out;
    struct lines all;
    struct lines_width widest; /* of them all, as they were pasted */
    unsigned open;             /* JSON texts that do not end */
    size_t from, to;           /* lines of the text that is being collected; the same: none */
    const struct format *head; /* that began it; NULL: none */
    struct tail_open tail;     /* of an error that is collected */
    bool in_list;              /* it is an item of a list, which the next item ends */
    bool compose;              /* there is a compose file in the text */
    size_t behind_said;        /* the line behind what was said last */
};

/* ---- what begins ---- */

static struct str left_trimmed(struct str line)
{
    return str_cut(line, line_indent(line), line.len);
}

/* A bracket alone in its line, as a JSON text that is printed by hand begins. */
static bool is_bracket_alone(struct str text)
{
    text = str_trim(text);
    return text.len == 1 && (text.s[0] == '[' || text.s[0] == '{');
}

/* Each second line so far is blank. */
static bool is_doubled(const struct cutter *c, size_t i)
{
    const struct line *l = c->all.items;

    return i - c->from >= 4 && line_is_blank(l[i - 1].text) && !line_is_blank(l[i - 2].text) &&
           line_is_blank(l[i - 3].text) && !line_is_blank(l[i - 4].text);
}

static bool ends_with_info(struct str line)
{
    return str_ends(line, STR_LIT("extra info:")) || str_ends(line, STR_LIT("extra info: {"));
}

/* The document in an error's tail stands on lines of its own in some pastes, or a console broke it
 * in front of what looks like a JSON text. */
static bool belongs_to_error(const struct cutter *c, size_t i)
{
    if (c->from == c->to || (line_is_blank(c->all.items[i - 1].text) && !is_doubled(c, i)))
        return false;
    if (tail_is_open(&c->tail))
        return !is_bracket_alone(c->all.items[i].text);
    return tail_begins(left_trimmed(c->all.items[i].text)) ||
           ends_with_info(str_trim(c->all.items[i - 1].text));
}

/* A list in a Dockerfile's next line, data of several lines in the registry. */
static bool belongs_to_head(const struct cutter *c, size_t i)
{
    return c->head != NULL && c->head->takes_json && c->from != c->to &&
           !line_is_blank(c->all.items[i - 1].text);
}

/* ---- what is collected ---- */

static struct lines part(const struct cutter *c, size_t from, size_t to)
{
    return (struct lines){.arena = c->all.arena, .items = c->all.items + from, .count = to - from};
}

static void leave_out(struct cutter *c, size_t from, size_t to)
{
    struct lines l = part(c, from, to);

    pieces_leave_lines(c->out, &l);
}

/* The text so far is a piece, or nothing. */
static struct err *flush(struct cutter *c)
{
    size_t from = c->from, to = c->to;
    struct lines l;

    c->from = c->to = 0;
    c->head = NULL;
    c->tail = (struct tail_open){.depth = 0};
    c->in_list = false;
    while (from < to && line_is_blank(c->all.items[from].text))
        from++;
    while (to > from && line_is_blank(c->all.items[to - 1].text))
        to--;
    if (from == to)
        return NULL;
    l = part(c, from, to);
    return pieces_add_text(c->out, &l);
}

static void collect(struct cutter *c, size_t i)
{
    if (c->from == c->to)
        c->from = i;
    c->to = i + 1;
    tail_open_line(&c->tail, c->all.items[i].text);
}

/* What is indented belongs to the artefact that stands above it. */
static bool is_below(const struct cutter *c, size_t i)
{
    return c->head != NULL && c->from != c->to &&
           line_indent(c->all.items[i].text) > line_indent(c->all.items[c->from].text);
}

/* A command in a script of a pipeline is part of the pipeline, a key in quotes of the file. */
static bool is_of_yaml(const struct cutter *c, size_t i)
{
    return is_below(c, i) && c->head->whole;
}

/* A command in a Dockerfile is part of that. */
static bool is_of_dockerfile(const struct cutter *c, size_t i)
{
    return c->head == &formats[FORMAT_dockerfile] && c->from != c->to &&
           pieces_is_of_dockerfile(&c->all, i);
}

/* What a client prints below YAML, where it is no part of it: the table of a describe, an error. */
static bool is_printed_below(const struct cutter *c, size_t i)
{
    return c->head != NULL && c->head->whole && c->from != c->to &&
           pieces_is_printed_below(c->head, c->all.items[i].text);
}

/* In a chat, above a compose file or inside one that goes on below. */
static bool is_said_of_compose(struct cutter *c, size_t i)
{
    const bool inside = c->head == &formats[FORMAT_compose] && c->from != c->to;

    return c->compose && (inside || c->head == NULL) &&
           pieces_is_said(&c->all, i, inside, &c->behind_said);
}

/* What docker start prints behind the daemon's answer, docker info and version behind the client.
 */
static bool is_end(const struct cutter *c, const struct format *head, size_t i)
{
    return head->ends[0] != '\0' && c->from != c->to &&
           (c->head == head || !line_is_blank(c->all.items[i - 1].text)) &&
           str_starts(left_trimmed(c->all.items[i].text), str_of(head->ends));
}

/* All that is collected is the begin of the file whose head stands in line i. */
static bool begins_above(const struct cutter *c, size_t i)
{
    struct lines l = part(c, c->from, i + 1);

    return c->from != c->to && pieces_yaml_head(&l) == i - c->from;
}

static struct err *collect_text(struct cutter *c, size_t i)
{
    const struct format *head = is_below(c, i) ? NULL : format_headed_by(c->all.items[i].text);
    struct err *e = NULL;

    if (head != NULL && (head != c->head || !head->many) && !is_end(c, head, i)) {
        if (c->head != NULL || !begins_above(c, i))
            e = flush(c);
        c->head = head;
    }
    collect(c, i);
    return e;
}

static struct err *collect_apart(struct cutter *c, size_t i)
{
    struct err *e = flush(c);

    return e != NULL ? e : collect_text(c, i);
}

/* ---- JSON ---- */

static struct err *add_json(struct cutter *c, size_t from, size_t to, bool *taken)
{
    struct lines l = part(c, from, to);

    return pieces_add_json(c->out, &l, taken);
}

/* From line *i on; leaves *i at the last line that is done with. */
static struct err *take_json(struct cutter *c, size_t *i, enum pieces_start start)
{
    size_t from = *i, to, column = 0;
    struct str last;
    struct err *e = flush(c);
    bool taken = false;

    if (e != NULL)
        return e;
    if (start == PIECES_JSON_MEMBER)
        to = pieces_member_lines(&c->all, from);
    else
        pieces_json_lines(&c->all, from, &to, &column, &c->open);
    last = c->all.items[to - 1].text;
    if (column > 0)
        c->all.items[to - 1].text = str_cut(last, 0, column);
    e = add_json(c, from, to, &taken);
    if (!taken)
        leave_out(c, from, to);
    *i = to - 1;
    last = str_trim(str_cut(last, column, last.len));
    if (e == NULL && column > 0 && last.len > 0 && !str_is(last, ",")) {
        c->all.items[to - 1].text = last;
        *i = to - 2; /* the rest of the line is looked at again */
    }
    return e;
}

/* ---- the text ---- */

static struct err *take_prompt(struct cutter *c, size_t i, struct str command)
{
    struct err *e = flush(c);

    pieces_note(c->out, NOTE_SALVAGED, c->all.items[i].number,
                command.len > 0 ? arena_printf(&c->out->arena, "the prompt in front of '%.*s'",
                                               STR_FMT(str_cut(command, 0, BOUND_SHOWN)))
                                : STR_LIT("a prompt"));
    if (format_headed_by(command) == NULL) {
        pieces_pass_line(c->out, command);
        return e;
    }
    c->all.items[i].text = command;
    return e != NULL ? e : collect_text(c, i);
}

/* From line *i on, as long as one says that the next belongs to it; leaves *i at the last. */
static struct err *take_lines(struct cutter *c, size_t *i, const struct format *kind)
{
    size_t from = *i, to = *i + 1;
    struct err *e = flush(c);
    struct lines l;

    while (to < c->all.count &&
           format_goes_on(kind, c->all.items[from].text, c->all.items[to - 1].text,
                          c->all.items[to].text, to - from))
        to++;
    *i = to - 1;
    if (e != NULL)
        return e;
    l = part(c, from, to);
    if (kind == &formats[FORMAT_run_line])
        pieces_put_rest(c->out, &l);
    return pieces_add_text(c->out, &l);
}

/* The lines as one artefact, if they are one as they stand and not JSON. */
static struct err *take_whole(struct cutter *c, const struct lines *l, bool *taken)
{
    struct lines own = *l;
    const struct format *kind = NULL;
    struct input in;
    struct err *e;

    *taken = false;
    while (own.count > 0 && line_is_blank(own.items[own.count - 1].text))
        own.count--;
    if (own.count == 0)
        return NULL;
    lines_drop_indentation(&own);
    if (!pieces_text(&in, &c->out->arena, &own))
        return err_oom();
    if ((e = input_open_piece(&in, in.text, in.lines, in.line_count, false)) != NULL)
        return e;
    if (in.value == NULL || pieces_has_printed_around(in.text) ||
        (e = pieces_kind_of_whole(&kind, c->out, &in)) != NULL || kind == NULL) {
        input_close(&in);
        return e;
    }
    *taken = true;
    return pieces_add_tree(c->out, &in, own.items[0].number, own.items[own.count - 1].number);
}

/* What was hidden by what stood around its lines. */
static struct err *take_undressed(struct cutter *c, struct str text, bool *taken)
{
    size_t len = 0;

    for (size_t i = 0; i < c->all.count; i++)
        len += c->all.items[i].text.len + 1;
    *taken = false;
    return len == text.len || len == text.len + 1 ? NULL : take_whole(c, &c->all, taken);
}

/* What stands between two fences, from the one in line *i on; leaves *i there, or at the second. */
static struct err *take_fenced(struct cutter *c, size_t *i)
{
    size_t to = *i + 1;
    struct lines l;
    bool taken = false;
    struct err *e = flush(c);

    pieces_note(c->out, NOTE_SALVAGED, c->all.items[*i].number, STR_LIT("a code fence"));
    while (to < c->all.count && !line_is_fence(c->all.items[to].text))
        to++;
    if (e != NULL || to >= c->all.count)
        return e;
    l = part(c, *i + 1, to);
    if ((e = take_whole(c, &l, &taken)) == NULL && taken) {
        pieces_note(c->out, NOTE_SALVAGED, c->all.items[to].number, STR_LIT("a code fence"));
        *i = to;
    }
    return e;
}

/* In a chat what somebody else writes is another paste. */
static struct err *pass_speaker(struct cutter *c, size_t *i)
{
    size_t count = lines_of_speaker(&c->all, *i);
    struct err *e = flush(c);

    leave_out(c, *i, *i + count);
    *i += count - 1;
    return e;
}

/* Inside a file it is an empty line of that. */
static struct err *pass_said(struct cutter *c, size_t i)
{
    struct err *e = c->head == NULL ? flush(c) : NULL;

    leave_out(c, i, i + 1);
    c->all.items[i].text = STR_NONE;
    return e;
}

/* "- `hcsshim::...`", "* docker: Error response ...": of a list of such each item is a text of its
 * own, and what goes on is indented. Empty: the line is none. */
static struct str item_of_list(const struct cutter *c, size_t i)
{
    struct str line = c->all.items[i].text, item = line_list_item(line);
    bool code = item.len > 0 && item.s[-1] == '`' && memchr("{[", item.s[0], 2) == NULL;

    if (item.len > 2 && item.s[0] == '`')
        code = memchr("`{[", item.s[1], 3) == NULL;
    if (c->in_list && item.len > 0)
        return item;
    return (code || format_headed_by(item) == &formats[FORMAT_error]) && !is_of_yaml(c, i) &&
                   format_begun_by(line) == NULL
               ? item
               : STR_NONE;
}

static struct err *collect_item(struct cutter *c, size_t i, struct str item)
{
    struct err *e;

    c->all.items[i].text = item;
    e = collect_apart(c, i);
    c->in_list = true;
    return e;
}

static struct err *cut_line(struct cutter *c, size_t *i)
{
    struct str line = c->all.items[*i].text, item, command;
    const struct format *kind;
    enum pieces_start start;

    if (lines_of_speaker(&c->all, *i) > 0) {
        struct err *e = NULL;

        if ((command = pieces_begun_behind_speaker(line)).len == 0)
            return pass_speaker(c, i);
        if ((e = flush(c)) != NULL)
            return e;
        pieces_note(c->out, NOTE_SALVAGED, c->all.items[*i].number, STR_LIT("who writes it"));
        c->all.items[*i].text = line = command;
    }
    item = item_of_list(c, *i);
    if (is_said_of_compose(c, *i))
        return pass_said(c, *i);
    if (line_is_fence(line))
        return take_fenced(c, i);
    if (str_is(str_trim(line), "---") || pieces_is_rule(line))
        return flush(c);
    if (item.len > 0)
        return collect_item(c, *i, item);
    if (!is_of_yaml(c, *i) && !is_of_dockerfile(c, *i) && (kind = format_begun_by(line)) != NULL) {
        if (str_starts(left_trimmed(line), STR_LIT("Commandline:")))
            lines_join_recorded(&c->all, *i);
        if (*i + 1 < c->all.count &&
            !format_goes_on(kind, line, line, c->all.items[*i + 1].text, 1))
            lines_join_command(&c->all, *i, c->widest, format_line_begins);
        return take_lines(c, i, kind);
    }
    if (prompt_read(line, &command))
        return take_prompt(c, *i, command);
    if (prompt_is_bare(line)) {
        struct err *e = flush(c);

        pieces_pass_line(c->out, line);
        return e;
    }
    start = pieces_json_starts(&c->all, *i);
    if (start != PIECES_NO_JSON && !belongs_to_error(c, *i) && !belongs_to_head(c, *i) &&
        !is_of_yaml(c, *i))
        return take_json(c, i, start);
    return is_printed_below(c, *i) ? collect_apart(c, *i) : collect_text(c, *i);
}

struct err *pieces_add_lines(struct pieces *out, struct str text)
{
    struct cutter c = {.out = out};
    struct err *e = NULL;
    bool taken = false;

    if (!lines_split(&c.all, &out->arena, text) || !lines_split_cells(&c.all))
        return err_oom();
    (void)lines_undress(&c.all);
    if (lines_unescape(&c.all))
        (void)lines_undress(&c.all);
    if (!lines_split_run_on(&c.all))
        return err_oom();
    for (size_t i = 0; i < c.all.undone_count; i++)
        pieces_note(out, NOTE_SALVAGED, c.all.undone[i].line, str_of(c.all.undone[i].what));
    if (!pieces_find_assigned(out, &c.all) || !pieces_find_composed(out, &c.all) ||
        !pieces_spell_lists(out, &c.all) || !pieces_spell_tasks(out, &c.all) ||
        !pieces_head_tables(out, &c.all))
        return err_oom();
    pieces_open_here(out, &c.all);
    c.compose = pieces_have_compose(&c.all);
    c.widest = lines_widest(&c.all);
    e = take_undressed(&c, text, &taken);
    if (e == NULL && !taken)
        e = pieces_take_records(out, &c.all);
    for (size_t i = 0; e == NULL && !taken && i < c.all.count; i++)
        e = cut_line(&c, &i);
    if (e == NULL)
        e = flush(&c);
    pieces_join_records(out);
    return e != NULL || !arena_failed(&out->arena) ? e : err_oom();
}
