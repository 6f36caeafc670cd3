#include "model/formats/docker_rows.h"

#include "model/formats/members.h"
#include "model/transport/prose.h"

/* What the heading begins with and has in it, and the members that each object has as texts. */
static const struct layout {
    enum docker_list list;
    const char *first, *second;
    const char *keys[4];
} layouts[] = {
    {DOCKER_PS, "CONTAINER ID", "NAMES", {"ID", "Image", "State", "Status"}},
    {DOCKER_PS, "NAMES ", "STATUS", {"ID", "Image", "State", "Status"}}, /* as people format it */
    {DOCKER_PS, "NAME ", "SERVICE", {"ID", "Image", "State", "Status"}}, /* docker compose */
    {DOCKER_IMAGES, "REPOSITORY ", "IMAGE ID", {"Repository", "Tag", "ID", "Size"}},
    {DOCKER_IMAGES, "IMAGE ", "DISK USAGE", {"Repository", "Tag", "ID", "Size"}}, /* docker 29 */
    {DOCKER_NETWORKS, "NETWORK ID", "DRIVER", {"ID", "Name", "Driver", "Scope"}},
    {DOCKER_VOLUMES, "DRIVER ", "VOLUME NAME", {"Name", "Driver", "Mountpoint", "Links"}},
};
#define LAYOUT_COUNT (sizeof(layouts) / sizeof(layouts[0]))

/* A column of a table, and the member that holds it. The second of two stands in for the first. */
static const struct {
    const char *column, *key;
} members[] = {
    {"CONTAINER ID", "ID"},
    {"NAMES", "Names"},
    {"NAMES", "Name"},
    {"IMAGE", "Image"},
    {"STATUS", "Status"},
    {"IMAGE ID", "ID"},
    {"REPOSITORY", "Repository"},
    {"TAG", "Tag"},
    {"NETWORK ID", "ID"},
    {"NAME", "Name"},
    {"DRIVER", "Driver"},
    {"VOLUME NAME", "Name"},
    {"MOUNTPOINT", "Mountpoint"},
};

static bool is_heading(const struct layout *l, struct str line)
{
    return str_starts(line, str_of(l->first)) && line_find(line, l->second) > 0;
}

/* The heading's line in the walk; false: it has none. */
static bool find_heading(struct line_walk *at, enum docker_list list)
{
    while (line_walk_next(at))
        for (size_t i = 0; i < LAYOUT_COUNT; i++)
            if (layouts[i].list == list && is_heading(&layouts[i], at->line))
                return true;
    return false;
}

static bool has_keys(const struct layout *l, const struct value *v)
{
    for (size_t i = 0; i < sizeof(l->keys) / sizeof(l->keys[0]); i++) {
        const struct value *m = member(v, l->keys[i]);

        if (m == NULL || m->kind != VALUE_STRING)
            return false;
    }
    return true;
}

bool docker_rows_are(enum docker_list list, const struct input *in)
{
    struct line_walk at = line_walk_of(input_head(in));

    if (!in->json)
        return find_heading(&at, list);
    for (size_t i = 0; i < LAYOUT_COUNT; i++)
        if (layouts[i].list == list && has_keys(&layouts[i], first_object(in->value)))
            return true;
    return false;
}

struct docker_rows docker_rows_of(enum docker_list list, const struct input *in)
{
    struct docker_rows rows = {.in = in, .at = line_walk_of(in->text)};

    if (!in->json && find_heading(&rows.at, list))
        rows.heading = rows.at.line;
    return rows;
}

bool docker_rows_next(struct docker_row *row, struct docker_rows *rows)
{
    const struct value *v = rows->in->value;

    *row = (struct docker_row){.heading = rows->heading};
    if (!rows->in->json) {
        if (rows->heading.len == 0 || !line_walk_next(&rows->at))
            return false;
        row->line = rows->at.line;
        row->line_number = input_line(rows->in, rows->at.line_number);
        return true;
    }
    if (rows->next < element_count(v))
        row->object = element(v, rows->next);
    else if (rows->next == 0)
        row->object = first_object(v);
    rows->next++;
    row->line_number = row->object != NULL ? row->object->line : 0;
    return row->object != NULL;
}

struct str docker_rows_cell(const struct docker_row *row, const char *column)
{
    struct str text = STR_NONE;

    if (row->object == NULL)
        return line_cell(row->heading, row->line, column);
    for (size_t i = 0; text.len == 0 && i < sizeof(members) / sizeof(members[0]); i++)
        if (strcmp(members[i].column, column) == 0)
            text = member_text(row->object, members[i].key);
    return text;
}

bool docker_rows_has_columns(const struct input *in)
{
    struct line_walk at = line_walk_of(input_head(in));

    while (!in->json && line_walk_next(&at))
        for (size_t i = 0; i < LAYOUT_COUNT; i++)
            if (is_heading(&layouts[i], at.line))
                return str_holds(at.line, STR_LIT("  "));
    return false;
}

bool docker_rows_is_said(struct str line)
{
    line = str_trim(line);
    return line.len > 0 && (!str_holds(line, STR_LIT("  ")) ||
                            (memchr(".!?", line.s[line.len - 1], 3) != NULL && line_speaks(line)));
}
