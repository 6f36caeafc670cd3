#include "model/formats/docker_table.h"

#include "model/base/num.h"
#include "model/diagnosis/code_exit.h"
#include "model/diagnosis/codes.h"
#include "model/formats/beside.h"
#include "model/formats/docker_rows.h"
#include "model/formats/host_element.h"
#include "model/formats/image_name.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

static bool is_cut(struct str text)
{
    return str_ends(text, STR_LIT("...")) || str_ends(text, STR_LIT("\xE2\x80\xA6"));
}

/* A row without what it is known by. */
static void leave_out(struct evidence *out, const struct docker_row *row, const char *what)
{
    const struct str line = str_trim(row->line);

    if (line.len > 0)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "column 1: the row '%.*s' has no %s",
                                   STR_FMT(str_cut(line, 0, 60)), what));
}

/* ---- docker ps ---- */

static void tell(struct evidence *out, const char *path, struct str text)
{
    if (text.len > 0 && !is_cut(text))
        evidence_tell_text(out, str_of(path), text,
                           arena_printf(&out->arena, "docker ps: %s", path + strlen("container.")));
}

/* "Up 2 minutes", "Exited (3221225786) 2 hours ago", "Created" */
static void tell_status(struct evidence *out, struct str status, unsigned column)
{
    static const struct {
        const char *word, *status;
    } words[] = {{"Up ", "running"},     {"Exited ", "exited"},
                 {"Created", "created"}, {"Restarting ", "restarting"},
                 {"Dead", "dead"},       {"Removal", "removing"}};
    ptrdiff_t open = str_find(status, '(', 0), close = str_find(status, ')', 0);
    int64_t code = 0;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_starts(status, str_of(words[i].word)))
            tell(out, "container.State.Status", str_of(words[i].status));
    if (!str_starts(status, STR_LIT("Exited (")) || close <= open + 1)
        return;
    if (num_int64(&code, str_cut(status, (size_t)open + 1, (size_t)close)) != NUM_OK)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena,
                                   "column %u: '%.*s' has no exit code that is a number", column,
                                   STR_FMT(str_cut(status, 0, 60))));
    else
        evidence_tell(out, STR_LIT("container.State.ExitCode"),
                      value_number(str_cut(status, (size_t)open + 1, (size_t)close)),
                      STR_LIT("docker ps: status"));
}

struct ps_row {
    struct str id, image, status, name;
};

static struct str name_in_columns(const struct docker_row *row)
{
    bool of_compose = row->object == NULL && str_starts(row->heading, STR_LIT("NAME "));

    return docker_rows_cell(row, of_compose ? "NAME" : "NAMES");
}

static struct ps_row row_of_columns(const struct docker_row *row)
{
    return (struct ps_row){docker_rows_cell(row, "CONTAINER ID"), docker_rows_cell(row, "IMAGE"),
                           docker_rows_cell(row, "STATUS"), name_in_columns(row)};
}

static struct str take_word(struct str *rest)
{
    size_t end;
    struct str word;

    *rest = str_trim(*rest);
    for (end = 0; end < rest->len && rest->s[end] != ' ' && rest->s[end] != '\t';)
        end++;
    word = str_cut(*rest, 0, end);
    *rest = str_cut(*rest, end, rest->len);
    return word;
}

/* Where web pages and mail left one blank of several: the columns are told by what is in them. */
static struct ps_row row_of_words(struct str line)
{
    static const char states[][16] = {" Up ",         " Exited (", " Created ",
                                      " Restarting ", " Dead ",    " Removal "};
    struct ps_row row = {.id = take_word(&line)};
    ptrdiff_t open, close;

    row.image = take_word(&line);
    if ((open = str_find(line, '"', 0)) < 0 || (close = str_find(line, '"', (size_t)open + 1)) < 0)
        return (struct ps_row){.id = STR_NONE};
    line = str_cut(line, (size_t)close + 1, line.len);
    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]) && row.status.len == 0; i++) {
        ptrdiff_t at = str_find_text(line, str_of(states[i]), 0);

        if (at >= 0)
            row.status = str_trim(str_cut(line, (size_t)at, line.len));
    }
    for (size_t from = (line = str_trim(line)).len; from > 0; from--)
        if (line.s[from - 1] == ' ') {
            row.name = str_cut(line, from, line.len);
            break;
        }
    return row;
}

/* Web pages and mail left one blank of several between its columns. */
static bool is_collapsed(const struct docker_row *of)
{
    return of->object == NULL && !str_holds(of->heading, STR_LIT("  "));
}

static void tell_container(struct evidence *out, const struct docker_row *of, struct str name)
{
    struct ps_row row = is_collapsed(of) ? row_of_words(of->line) : row_of_columns(of);

    out->partial = true;
    tell(out, "container.Id", row.id);
    tell(out, "container.Name", arena_printf(&out->arena, "/%.*s", STR_FMT(name)));
    tell(out, "container.Config.Image", row.image);
    tell_status(out, row.status,
                of->object == NULL && row.status.len > 0 ? (unsigned)(row.status.s - of->line.s) + 1
                                                         : 1);
}

static struct str container_in(const struct docker_row *of)
{
    return is_collapsed(of) ? row_of_words(of->line).name : name_in_columns(of);
}

/* How the container ended whose settings stand elsewhere: "Exited (3221225781) 5 seconds ago". */
static void remark_end(struct evidence *out, const struct docker_row *of)
{
    const struct ps_row row = is_collapsed(of) ? row_of_words(of->line) : row_of_columns(of);
    const ptrdiff_t open = str_find(row.status, '(', 0), close = str_find(row.status, ')', 0);
    const struct str number =
        close > open ? str_cut(row.status, (size_t)open + 1, (size_t)close) : STR_NONE;
    struct code_parts parts;
    uint32_t code = 0;

    if (!str_starts(row.status, STR_LIT("Exited (")) || !code_read(&code, number) || code == 0)
        return;
    parts = code_take_apart(code, CODE_AS_EXIT);
    evidence_note(
        out, NOTE_REMARK, STR_LIT("request"),
        parts.row.meaning != NULL && code_exit_is_of_windows(code)
            ? arena_printf(&out->arena, "docker ps: %.*s ended with exit code %.*s: %s: %s",
                           STR_FMT(row.name), STR_FMT(number), parts.row.name, parts.row.meaning)
            : arena_printf(&out->arena, "docker ps: %.*s ended with exit code %.*s",
                           STR_FMT(row.name), STR_FMT(number)));
}

/* Whether the row has a container. */
static bool read_container(struct evidence *out, const struct docker_row *of)
{
    struct str name = container_in(of);
    bool chosen = out->choice_count == out->chosen;

    if (name.len == 0)
        return false;
    if (out->told_elsewhere)
        return true;
    evidence_offer(out, name);
    if (chosen)
        tell_container(out, of, name);
    return true;
}

/* ---- long tables ---- */

/* The rows with a container, each with its line, for who reads the table once more for another one
 * of them. */
static struct value *kept_row(const struct docker_row *row)
{
    struct value *v = value_string(row->line);

    if (v != NULL)
        v->line = row->line_number;
    return v;
}

static const struct value *kept_rows(const struct input *in)
{
    return in->beside != NULL && !in->json ? *in->beside->memo : NULL;
}

static void read_kept(struct evidence *out, const struct docker_rows *rows,
                      const struct value *kept)
{
    size_t first = out->choice_count;
    struct docker_row row = {.heading = rows->heading};

    evidence_offer_many(out, element_count(kept));
    if (out->chosen < first || out->chosen >= out->choice_count)
        return;
    row.line = element(kept, out->chosen - first)->u.text;
    out->line = row.line_number = element(kept, out->chosen - first)->line;
    tell_container(out, &row, container_in(&row));
}

/* Takes the rows. */
static void keep_rows(struct evidence *out, const struct input *in, struct value *rows)
{
    (void)evidence_made(out, rows);
    if (in->beside != NULL && *in->beside->memo == NULL && !evidence_failed(out))
        *in->beside->memo = rows;
    else
        value_unref(rows);
}

void docker_table_read_ps(struct evidence *out, const struct input *in)
{
    struct docker_rows rows = docker_rows_of(DOCKER_PS, in);
    const bool keeps = !in->json && !out->told_elsewhere;
    struct value *kept = keeps ? value_list() : NULL;
    struct docker_row row, first = {.line = STR_NONE};
    size_t count = 0;

    if (keeps && out->unnamed && kept_rows(in) != NULL) {
        read_kept(out, &rows, kept_rows(in));
        value_unref(kept);
        return;
    }
    while (docker_rows_next(&row, &rows)) {
        bool has_container;

        out->line = row.line_number;
        has_container = read_container(out, &row);
        count += has_container;
        if (has_container && count == 1)
            first = row;
        if (!has_container && !out->told_elsewhere)
            leave_out(out, &row, "name");
        if (keeps && has_container)
            kept = made_push(kept, kept_row(&row));
    }
    if (keeps)
        keep_rows(out, in, kept);
    if (out->told_elsewhere && count == 1 && !out->unnamed) {
        out->line = first.line_number;
        remark_end(out, &first); /* of several nobody says which one is meant */
    }
    if (out->told_elsewhere && count > 0 && !out->unnamed)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena,
                                   "docker ps: %zu container%s, of which it has no settings", count,
                                   count == 1 ? "" : "s"));
}

/* ---- docker images ---- */

/* docker 29 has the whole name in one column. */
static bool has_whole_names(const struct docker_row *row)
{
    return row->object == NULL && line_find(row->heading, "DISK USAGE") > 0;
}

/* "repository:tag" of a row; empty: it has none. */
static struct str image_in(struct arena *a, const struct docker_row *row)
{
    struct str name = docker_rows_cell(row, has_whole_names(row) ? "IMAGE" : "REPOSITORY");
    struct str tag = has_whole_names(row) ? STR_NONE : docker_rows_cell(row, "TAG");

    if (name.len == 0 || is_cut(name) || str_starts(name, STR_LIT("<")))
        return STR_NONE;
    return tag.len == 0 || str_starts(tag, STR_LIT("<"))
               ? name
               : arena_printf(a, "%.*s:%.*s", STR_FMT(name), STR_FMT(tag));
}

static struct str image_id(const struct docker_row *row)
{
    return docker_rows_cell(row, has_whole_names(row) ? " ID " : "IMAGE ID");
}

/* The names that the row before told of that image: as JSON each row is an artefact of its own.
 * NULL: it was another image. */
#define FACTS_OF_IMAGE 3 /* what tell_image() puts down of one */
static const struct value *names_before(const struct evidence *out, struct str id)
{
    for (size_t i = out->count; i > 0 && out->count - i < FACTS_OF_IMAGE; i--) {
        const struct fact *f = &out->facts[i - 1];

        if (f->count == 4 && str_is(f->steps[1].key, "Images") && str_eq(f->steps[2].key, id) &&
            str_is(f->steps[3].key, "Names"))
            return f->value;
    }
    return NULL;
}

/* An image with several names has a row for each, one below the other. Takes the names. */
static void tell_image(struct evidence *out, struct str id, struct value *names)
{
    struct host_element e = {out, "Images", id, "docker images"};
    const struct value *before = names_before(out, id);
    struct str first = STR_NONE;

    if (names != NULL && names->u.list.count > 0)
        first = arena_str(&out->arena, names->u.list.items[0]->u.text);
    if (id.len == 0 || (names != NULL && first.len == 0)) {
        value_unref(names);
        return;
    }
    if (before != NULL && before->kind == VALUE_LIST) {
        struct value *all = made_copy(before);

        for (size_t i = 0; i < element_count(names); i++)
            all = made_push(all, value_ref(element(names, i)));
        value_unref(names);
        host_element_give(&e, "Names", all);
        evidence_exact(out);
    } else {
        host_element_give(&e, "Names", names);
    }
    image_name_tell(out, id, first, "docker images");
}

void docker_table_read_images(struct evidence *out, const struct input *in)
{
    struct docker_rows rows = docker_rows_of(DOCKER_IMAGES, in);
    struct value *names = value_list();
    struct str id = STR_NONE;
    struct docker_row row;

    while (docker_rows_next(&row, &rows)) {
        struct str own = image_id(&row), name = image_in(&out->arena, &row);

        if (!str_eq(own, id)) {
            tell_image(out, id, names);
            names = value_list();
        }
        id = own;
        out->line = row.line_number;
        if (own.len == 0)
            leave_out(out, &row, "id");
        if (name.len > 0)
            names = made_push(names, value_string(name));
    }
    tell_image(out, id, names);
}

/* ---- docker network ls ---- */

void docker_table_read_networks(struct evidence *out, const struct input *in)
{
    struct docker_rows rows = docker_rows_of(DOCKER_NETWORKS, in);
    struct docker_row row;

    while (docker_rows_next(&row, &rows)) {
        struct host_element e = {out, "Networks", docker_rows_cell(&row, "NAME"),
                                 "docker network ls"};
        struct str id = docker_rows_cell(&row, "NETWORK ID");

        out->line = row.line_number;
        if (e.name.len == 0)
            leave_out(out, &row, "name");
        if (e.name.len == 0 || is_cut(e.name))
            continue;
        host_element_give(&e, "Driver", value_string(docker_rows_cell(&row, "DRIVER")));
        if (id.len > 12)
            host_element_give(&e, "Id", value_string(id));
    }
}

/* ---- docker volume ls ---- */

void docker_table_read_volumes(struct evidence *out, const struct input *in)
{
    struct docker_rows rows = docker_rows_of(DOCKER_VOLUMES, in);
    struct docker_row row;

    while (docker_rows_next(&row, &rows)) {
        struct host_element e = {out, "Volumes", docker_rows_cell(&row, "VOLUME NAME"),
                                 "docker volume ls"};

        out->line = row.line_number;
        if (e.name.len == 0)
            leave_out(out, &row, "name");
        else if (!is_cut(e.name))
            host_element_give(&e, "Driver", value_string(docker_rows_cell(&row, "DRIVER")));
    }
}
