#include "model/formats/docker_table.h"

#include "model/base/num.h"
#include "model/formats/host_element.h"
#include "model/formats/image_name.h"
#include "model/formats/line_walk.h"
#include "model/value/value_make.h"

static bool is_cut(struct str text)
{
    return str_ends(text, STR_LIT("...")) || str_ends(text, STR_LIT("\xE2\x80\xA6"));
}

/* The heading's line in the walk; false: it has none. */
static bool find_heading(struct line_walk *at, const char *first, const char *second)
{
    while (line_walk_next(at))
        if (str_starts(at->line, str_of(first)) && line_find(at->line, second) > 0)
            return true;
    return false;
}

bool docker_table_is_ps(struct str text)
{
    struct line_walk at = line_walk_of(text);

    return find_heading(&at, "CONTAINER ID", "NAMES");
}

bool docker_table_is_networks(struct str text)
{
    struct line_walk at = line_walk_of(text);

    return find_heading(&at, "NETWORK ID", "DRIVER");
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

static struct ps_row row_of_columns(struct str heading, struct str line)
{
    return (struct ps_row){line_cell(heading, line, "CONTAINER ID"),
                           line_cell(heading, line, "IMAGE"), line_cell(heading, line, "STATUS"),
                           line_cell(heading, line, "NAMES")};
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
    static const char states[][12] = {" Up ",         " Exited (", " Created ",
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

static void read_container(struct evidence *out, struct str heading, struct str line)
{
    struct ps_row row =
        str_holds(heading, STR_LIT("  ")) ? row_of_columns(heading, line) : row_of_words(line);
    struct str name = row.name, status = row.status;
    bool chosen = out->choice_count == out->chosen;

    if (name.len == 0)
        return;
    evidence_offer(out, name);
    if (!chosen)
        return;
    out->partial = true;
    tell(out, "container.Id", row.id);
    tell(out, "container.Name", arena_printf(&out->arena, "/%.*s", STR_FMT(name)));
    tell(out, "container.Config.Image", row.image);
    tell_status(out, status, status.len > 0 ? (unsigned)(status.s - line.s) + 1 : 1);
}

void docker_table_read_ps(struct evidence *out, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    struct str heading;

    if (!find_heading(&at, "CONTAINER ID", "NAMES"))
        return;
    heading = at.line;
    while (line_walk_next(&at)) {
        out->line = input_line(in, at.line_number);
        read_container(out, heading, at.line);
    }
}

/* ---- docker images ---- */

/* The heading of either layout: docker 29 has the name in one column. */
static bool find_images(struct line_walk *at, bool *whole_names)
{
    while (line_walk_next(at)) {
        *whole_names = str_starts(at->line, STR_LIT("IMAGE ")) && line_find(at->line, " ID ") > 0 &&
                       line_find(at->line, "DISK USAGE") > 0;
        if (*whole_names ||
            (str_starts(at->line, STR_LIT("REPOSITORY ")) && line_find(at->line, "IMAGE ID") > 0))
            return true;
    }
    return false;
}

bool docker_table_is_images(struct str text)
{
    struct line_walk at = line_walk_of(text);
    bool whole_names;

    return find_images(&at, &whole_names);
}

/* "repository:tag" of a row; empty: it has none. */
static struct str image_in(struct arena *a, struct str heading, struct str line, bool whole_names)
{
    struct str name = line_cell(heading, line, whole_names ? "IMAGE" : "REPOSITORY");
    struct str tag = whole_names ? STR_NONE : line_cell(heading, line, "TAG");

    if (name.len == 0 || is_cut(name) || str_starts(name, STR_LIT("<")))
        return STR_NONE;
    return tag.len == 0 || str_starts(tag, STR_LIT("<"))
               ? name
               : arena_printf(a, "%.*s:%.*s", STR_FMT(name), STR_FMT(tag));
}

static struct str image_id(struct str heading, struct str line, bool whole_names)
{
    return line_cell(heading, line, whole_names ? " ID " : "IMAGE ID");
}

/* An image with several names has a row for each, one below the other. Takes the names. */
static void tell_image(struct evidence *out, struct str id, struct value *names)
{
    struct host_element e = {out, "Images", id, "docker images"};
    struct str first = STR_NONE;

    if (names != NULL && names->u.list.count > 0)
        first = arena_str(&out->arena, names->u.list.items[0]->u.text);
    if (id.len == 0 || (names != NULL && first.len == 0)) {
        value_unref(names);
        return;
    }
    host_element_give(&e, "Names", names);
    image_name_tell(out, id, first, "docker images");
}

void docker_table_read_images(struct evidence *out, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    struct str heading, id = STR_NONE;
    struct value *names = value_list();
    bool whole_names = false;

    if (!find_images(&at, &whole_names)) {
        value_unref(names);
        return;
    }
    heading = at.line;
    while (line_walk_next(&at)) {
        struct str own = image_id(heading, at.line, whole_names);
        struct str name = image_in(&out->arena, heading, at.line, whole_names);

        if (!str_eq(own, id)) {
            tell_image(out, id, names);
            names = value_list();
        }
        id = own;
        out->line = input_line(in, at.line_number);
        if (own.len == 0 && str_trim(at.line).len > 0)
            evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                          arena_printf(&out->arena, "column 1: the row '%.*s' has no id",
                                       STR_FMT(str_cut(str_trim(at.line), 0, 60))));
        if (name.len > 0)
            names = made_push(names, value_string(name));
    }
    tell_image(out, id, names);
}

/* ---- docker network ls ---- */

void docker_table_read_networks(struct evidence *out, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    struct str heading;

    if (!find_heading(&at, "NETWORK ID", "DRIVER"))
        return;
    heading = at.line;
    while (line_walk_next(&at)) {
        struct host_element e = {out, "Networks", line_cell(heading, at.line, "NAME"),
                                 "docker network ls"};
        struct str id = line_cell(heading, at.line, "NETWORK ID");

        out->line = input_line(in, at.line_number);
        if (e.name.len == 0 || is_cut(e.name))
            continue;
        host_element_give(&e, "Driver", value_string(line_cell(heading, at.line, "DRIVER")));
        if (id.len > 12)
            host_element_give(&e, "Id", value_string(id));
    }
}
