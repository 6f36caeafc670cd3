/* Ids and names in an error's text: of containers, layers, endpoints, networks. */
#include "model/base/ascii.h"
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

#define ID_DIGITS 64

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* ---- lists of them ------------------------------------------------------------------------- */

/* The link behind the one that it gets. */
static struct error_name **add_name(struct error_reader *r, struct error_name **link,
                                    struct str text)
{
    if (text.len == 0 || (*link = arena_calloc(r->a, 1, sizeof(**link))) == NULL)
        return link;
    (*link)->text = text;
    return &(*link)->next;
}

static int by_text(const void *a, const void *b)
{
    const struct error_found *x = a, *y = b;
    int cmp = str_cmp(((const struct error_name *)x->what)->text,
                      ((const struct error_name *)y->what)->text);

    return cmp != 0 ? cmp : x->order < y->order ? -1 : x->order > y->order;
}

static bool same_text(const void *kept, const void *what)
{
    const struct error_name *a = kept, *b = what;

    return str_eq(a->text, b->text);
}

/* Each once, as it was first named. */
static void name_once(struct error_reader *r, struct error_name **link)
{
    struct error_found *found;
    size_t count = 0;

    for (const struct error_name *n = *link; n != NULL; n = n->next)
        count++;
    if (count < 2 || (found = arena_calloc(r->a, count, sizeof(*found))) == NULL)
        return;
    count = 0;
    for (struct error_name *n = *link; n != NULL; n = n->next, count++)
        found[count] = (struct error_found){n, count, count};
    count = error_once(found, count, by_text, same_text);
    for (size_t i = 0; i < count; i++) {
        *link = found[i].what;
        link = &(*link)->next;
    }
    *link = NULL;
}

/* ---- ids ----------------------------------------------------------------------------------- */

/* What stands right before the id at `at`, blanks and marks of bold print left out. */
static bool comes_behind(struct str text, size_t at, const char *word)
{
    size_t n = strlen(word);

    for (size_t from = at > 2 * n + 8 ? at - 2 * n - 8 : 0; from < at; from++) {
        size_t end = loose_at(text, from, str_of(word), LOOSE_EXACT);

        while (end != LOOSE_NONE && end < at && memchr(" \n*_", text.s[end], 4) != NULL)
            end++;
        if (end == at)
            return true;
    }
    return false;
}

/* Where what surrounds an id begins. */
struct id_around {
    size_t word;  /* behind the last blank or line end */
    size_t value; /* behind the last blank: a console breaks a path anywhere */
};

static bool begins_layer_value(struct str text, size_t from, size_t at)
{
    static const char names[][10] = {"path=", "layerId=", "id="};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t end = loose_at(text, from, str_of(names[i]), LOOSE_EXACT);

        if (end != LOOSE_NONE && end <= at)
            return true;
    }
    return false;
}

static bool ends_a_path(struct str text, size_t at)
{
    size_t before = loose_before(text, at);

    return before != LOOSE_NONE && text.s[before] == '\\' &&
           str_find(str_cut(text, before, at), ' ', 0) < 0;
}

/* Whether the id is the last part of the value of "path=", "layerId=" or "id=". */
static bool in_layer_value(struct str text, const struct id_around *around, size_t at)
{
    return begins_layer_value(text, around->word, at) ||
           (ends_a_path(text, at) && begins_layer_value(text, around->value, at));
}

static bool names_a_container(struct str text, size_t at)
{
    static const char words[][20] = {
        "CreateComputeSystem", "container",   "Container '", "cid=",         "id=",       "ID=",
        "WaitTimeout",         "containers/", "container=",  "event-info={", "<SystemId>"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (comes_behind(text, at, words[i]))
            return true;
    return false;
}

static struct error_name **add_id(struct error_reader *r, struct error_name **link, struct str id,
                                  bool of_layer)
{
    struct error_name **next = add_name(r, link, id);

    if (next != link)
        (*link)->of_layer = of_layer;
    return next;
}

static void read_ids(struct error_reader *r)
{
    const bool of_layers = error_has_call(r->out, "storage.");
    struct error_name **container = &r->out->container_ids, **layer = &r->out->layer_ids;
    struct id_around around = {0, 0};

    for (size_t i = 0; i + ID_DIGITS <= r->text.len; i++) {
        size_t n = 0;
        struct str id;

        if (r->text.s[i] == ' ' || r->text.s[i] == '\n')
            around.word = i + 1;
        if (r->text.s[i] == ' ')
            around.value = i + 1;
        if (!is_hex(r->text.s[i]) || (i > 0 && ascii_is_alnum(r->text.s[i - 1])))
            continue;
        while (i + n < r->text.len && is_hex(r->text.s[i + n]))
            n++;
        id = str_cut(r->text, i, i + n);
        if (n == ID_DIGITS && !comes_behind(r->text, i, "sha256:")) {
            bool named = names_a_container(r->text, i);
            bool in_value = in_layer_value(r->text, &around, i);

            if (named || in_value)
                container = add_id(r, container, id, !named);
            if (of_layers && (in_value || ends_a_path(r->text, i)))
                layer = add_name(r, layer, id);
        }
        i += n > 0 ? n - 1 : 0;
    }
}

/* ---- names ---- */

#define NAME_MOST 256

/* From `from` to the delimiter at `at`, line ends left out; STR_NONE: that does not come, or too
 * far behind for a name. */
static struct str name_until(struct error_reader *r, size_t from, size_t at)
{
    size_t n = 0;
    char *to;

    if (at == LOOSE_NONE || at - from > NAME_MOST ||
        (to = arena_alloc(r->a, at - from + 1)) == NULL)
        return STR_NONE;
    for (size_t i = from; i < at; i++)
        if (r->text.s[i] != '\n')
            to[n++] = r->text.s[i];
    return str_trim((struct str){to, n});
}

static void read_endpoints(struct error_reader *r)
{
    struct error_name **endpoint = &r->out->endpoint_names, **network = &r->out->networks;
    struct loose_ahead on = {.pattern = STR_LIT(" on network ")}, colon = {.pattern = STR_LIT(":")};
    size_t end = 0;

    while (loose_find(r->text, end, STR_LIT("failed to create endpoint "), &end) != LOOSE_NONE) {
        size_t at = loose_next(&on, r->text, end);

        endpoint = add_name(r, endpoint, name_until(r, end, at));
        if (at != LOOSE_NONE)
            network =
                add_name(r, network, name_until(r, on.end, loose_next(&colon, r->text, on.end)));
    }
}

/* With another runtime than Docker a container's id may be a name. */
static void read_named_container(struct error_reader *r)
{
    size_t end, colon;
    struct str name;

    if (r->out->container_ids != NULL ||
        loose_find(r->text, 0, STR_LIT("CreateComputeSystem "), &end) == LOOSE_NONE)
        return;
    name = name_until(r, end, loose_find(r->text, end, STR_LIT(":"), &colon));
    if (name.len > 0 && str_find(name, ' ', 0) < 0)
        (void)add_name(r, &r->out->container_ids, name);
}

void error_read_names(struct error_reader *r)
{
    read_ids(r);
    read_endpoints(r);
    read_named_container(r);
    name_once(r, &r->out->container_ids);
    name_once(r, &r->out->layer_ids);
    name_once(r, &r->out->endpoint_names);
    name_once(r, &r->out->networks);
}
