/* Ids and names in an error's text: of containers, layers, endpoints, networks. */
#include "model/base/ascii.h"
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

#define ID_DIGITS 64

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static void add_name(struct error_reader *r, struct error_name **link, struct str text)
{
    if (text.len == 0)
        return;
    for (; *link != NULL; link = &(*link)->next)
        if (str_eq((*link)->text, text))
            return;
    if ((*link = arena_calloc(r->a, 1, sizeof(**link))) != NULL)
        (*link)->text = text;
}

/* ---- ids ----------------------------------------------------------------------------------- */

/* What stands right before the id at `at`, blanks left out. */
static bool comes_behind(struct str text, size_t at, const char *word)
{
    size_t n = strlen(word);

    for (size_t from = at > 2 * n + 8 ? at - 2 * n - 8 : 0; from < at; from++) {
        size_t end = loose_at(text, from, str_of(word), LOOSE_EXACT);

        while (end != LOOSE_NONE && end < at && (text.s[end] == ' ' || text.s[end] == '\n'))
            end++;
        if (end == at)
            return true;
    }
    return false;
}

/* The value of "path=", "layerId=" or "id=" that the id is the last part of. */
static bool in_layer_value(struct str text, size_t at)
{
    size_t from = at;

    while (from > 0 && text.s[from - 1] != ' ' && text.s[from - 1] != '\n')
        from--;
    return str_starts(str_cut(text, from, at), STR_LIT("path=")) ||
           str_starts(str_cut(text, from, at), STR_LIT("layerId=")) ||
           str_starts(str_cut(text, from, at), STR_LIT("id="));
}

static bool names_a_container(struct str text, size_t at)
{
    static const char words[][20] = {
        "CreateComputeSystem", "container",   "Container '", "cid=",         "id=",       "ID=",
        "WaitTimeout",         "containers/", "container=",  "event-info={", "<SystemId>"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (comes_behind(text, at, words[i]))
            return true;
    return in_layer_value(text, at);
}

static void read_ids(struct error_reader *r)
{
    for (size_t i = 0; i + ID_DIGITS <= r->text.len; i++) {
        size_t n = 0;
        struct str id;

        if (!is_hex(r->text.s[i]) || (i > 0 && ascii_is_alnum(r->text.s[i - 1])))
            continue;
        while (i + n < r->text.len && is_hex(r->text.s[i + n]))
            n++;
        id = str_cut(r->text, i, i + n);
        if (n == ID_DIGITS && !comes_behind(r->text, i, "sha256:")) {
            if (names_a_container(r->text, i))
                add_name(r, &r->out->container_ids, id);
            if (error_has_call(r->out, "storage.") &&
                (in_layer_value(r->text, i) || (i > 0 && r->text.s[i - 1] == '\\')))
                add_name(r, &r->out->layer_ids, id);
        }
        i += n > 0 ? n - 1 : 0;
    }
}

/* ---- names ---- */

/* From `from` to the delimiter, line ends left out; STR_NONE: it does not come. */
static struct str name_until(struct error_reader *r, size_t from, const char *delimiter)
{
    size_t end, at = loose_find(r->text, from, str_of(delimiter), &end), n = 0;
    char *to;

    if (at == LOOSE_NONE || at - from > 256 || (to = arena_alloc(r->a, at - from + 1)) == NULL)
        return STR_NONE;
    for (size_t i = from; i < at; i++)
        if (r->text.s[i] != '\n')
            to[n++] = r->text.s[i];
    return str_trim((struct str){to, n});
}

static void read_endpoints(struct error_reader *r)
{
    size_t end = 0;

    while (loose_find(r->text, end, STR_LIT("failed to create endpoint "), &end) != LOOSE_NONE) {
        size_t behind, at = loose_find(r->text, end, STR_LIT(" on network "), &behind);

        add_name(r, &r->out->endpoint_names, name_until(r, end, " on network "));
        if (at != LOOSE_NONE)
            add_name(r, &r->out->networks, name_until(r, behind, ":"));
    }
}

/* With another runtime than Docker a container's id may be a name. */
static void read_named_container(struct error_reader *r)
{
    size_t end;
    struct str name;

    if (r->out->container_ids != NULL ||
        loose_find(r->text, 0, STR_LIT("CreateComputeSystem "), &end) == LOOSE_NONE)
        return;
    name = name_until(r, end, ":");
    if (name.len > 0 && str_find(name, ' ', 0) < 0)
        add_name(r, &r->out->container_ids, name);
}

/* ---- events ---- */

static uint32_t number_behind(struct str text, const char *mark)
{
    size_t end;
    uint32_t n = 0;

    if (loose_find(text, 0, str_of(mark), &end) == LOOSE_NONE)
        return 0;
    while (end < text.len && text.s[end] == ' ')
        end++;
    for (; end < text.len && text.s[end] >= '0' && text.s[end] <= '9'; end++)
        n = n * 10 + (uint32_t)(text.s[end] - '0');
    return n;
}

/* "[Event Detail: text Provider: GUID EventID: N]"; a zero provider alone says nothing. */
static void read_events(struct error_reader *r)
{
    struct error_event **link = &r->out->events;
    size_t end = 0;

    while (loose_find(r->text, end, STR_LIT("[Event Detail:"), &end) != LOOSE_NONE) {
        size_t next = end, stop = loose_find(r->text, end, STR_LIT("[Event Detail:"), &next);
        struct str one = str_cut(r->text, end, stop == LOOSE_NONE ? r->text.len : stop);
        size_t guid;
        struct error_event e = {.id = number_behind(one, "EventID:")};

        if (loose_find(one, 0, STR_LIT("Provider:"), &guid) != LOOSE_NONE) {
            struct str rest = str_trim(str_cut(one, guid, one.len));

            e.provider = str_cut(rest, 0, 36);
        }
        if (e.id == 0 || e.provider.len != 36)
            continue;
        if ((*link = arena_calloc(r->a, 1, sizeof(e))) == NULL)
            return;
        **link = e;
        link = &(*link)->next;
    }
}

void error_read_names(struct error_reader *r)
{
    read_ids(r);
    read_endpoints(r);
    read_named_container(r);
    read_events(r);
}
