/* What docker info and docker version print, in one line: a chat or a form took the line ends. */
#include "model/transport/lines.h"

#define FEWEST_LABELS 5  /* in one line; people who say two or three of them mean no such text */
#define SHORTEST      60 /* bytes with so many */

static const struct {
    char text[24];
    bool sure; /* other programs hardly print it */
} labels[] = {
    {"API version", true},
    {"Architecture", false},
    {"Built", false},
    {"CPUs", false},
    {"Client", false},
    {"Containers", false},
    {"Context", false},
    {"Debug Mode", false},
    {"Default Isolation", true},
    {"Docker Root Dir", true},
    {"Engine", false},
    {"Experimental", false},
    {"Git commit", true},
    {"Go version", true},
    {"ID", false},
    {"Images", false},
    {"Insecure Registries", true},
    {"Kernel Version", false},
    {"Labels", false},
    {"Live Restore Enabled", true},
    {"Log", false},
    {"Logging Driver", true},
    {"Name", false},
    {"Network", false},
    {"OS/Arch", true},
    {"OSType", true},
    {"Operating System", false},
    {"Paused", false},
    {"Plugins", false},
    {"Product License", false},
    {"Registry", false},
    {"Registry Mirrors", false},
    {"Running", false},
    {"Server", false},
    {"Server Version", true},
    {"Stopped", false},
    {"Storage Driver", true},
    {"Swarm", false},
    {"Total Memory", false},
    {"Version", false},
    {"Volume", false},
};

/* The length of the label at `at`, with its colon; 0: there is none. */
static size_t label_at(struct str line, size_t at, bool *sure)
{
    if (line.s[at] < 'A' || line.s[at] > 'Z' || (at > 0 && line.s[at - 1] != ' '))
        return 0;
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        size_t len = strlen(labels[i].text);

        if (at + len < line.len && line.s[at + len] == ':' &&
            memcmp(line.s + at, labels[i].text, len) == 0 &&
            (at + len + 1 == line.len || line.s[at + len + 1] == ' ')) {
            *sure = labels[i].sure;
            return len + 1;
        }
    }
    return 0;
}

static size_t count_labels(struct str line, bool *sure)
{
    size_t count = 0, len;
    bool here = false;

    *sure = false;
    for (size_t i = 0; i<line.len; i += len> 0 ? len : 1) {
        len = label_at(line, i, &here);
        count += len > 0;
        *sure = *sure || (len > 0 && here);
    }
    return count;
}

static size_t parts_of(struct str line)
{
    bool sure;
    size_t count = line.len < SHORTEST ? 0 : count_labels(line, &sure);

    return count >= FEWEST_LABELS && sure ? count + 1 : 1;
}

/* Each label begins a line; what stands above the first one is a line as well. */
static void cut(struct lines *to, const struct line *line)
{
    size_t from = 0, len;
    bool sure;

    for (size_t i = 0; i<line->text.len; i += len> 0 ? len : 1) {
        len = label_at(line->text, i, &sure);
        if (len == 0 || i == from)
            continue;
        to->items[to->count++] = (struct line){str_cut(line->text, from, i), line->number};
        from = i;
    }
    to->items[to->count++] = (struct line){str_cut(line->text, from, line->text.len), line->number};
}

bool lines_split_run_on(struct lines *l)
{
    struct lines made = *l;
    size_t count = 0;

    for (size_t i = 0; i < l->count; i++)
        count += parts_of(l->items[i].text);
    if (count == l->count)
        return true;
    if ((made.items = arena_calloc(l->arena, count, sizeof(*made.items))) == NULL)
        return false;
    made.count = 0;
    for (size_t i = 0; i < l->count; i++) {
        if (parts_of(l->items[i].text) == 1) {
            made.items[made.count++] = l->items[i];
            continue;
        }
        lines_undone(&made, l->items[i].number, "line ends that are missing");
        cut(&made, &l->items[i]);
    }
    *l = made;
    return true;
}
