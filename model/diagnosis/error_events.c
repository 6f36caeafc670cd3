/* The events of Windows that hcsshim puts into an error's text: where they stand, and whose. */
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

#define MARK STR_LIT("[Event Detail")

/* ---- where they stand ------------------------------------------------------------------------ */

/* Behind the bracket that closes what was opened at `from`, none of those in between, which a
 * message may hold. With one too many in there it is the first; without any, `until`. */
static size_t closed_at(struct str text, size_t from, size_t until)
{
    size_t depth = 1, first = until;

    for (size_t i = from; i < until; i++) {
        if (text.s[i] == '[')
            depth++;
        else if (text.s[i] == ']' && --depth == 0)
            return i + 1;
        else if (text.s[i] == ']' && first == until)
            first = i + 1;
    }
    return first;
}

static size_t count_marks(struct str text)
{
    size_t count = 0;

    for (size_t end = 0; loose_find(text, end, MARK, &end) != LOOSE_NONE;)
        count++;
    return count;
}

static void find_events(struct error_reader *r)
{
    size_t count = count_marks(r->text), at, end = 0;

    if (count == 0 || (r->events = arena_calloc(r->a, count, sizeof(*r->events))) == NULL)
        return;
    at = loose_find(r->text, 0, MARK, &end);
    while (at != LOOSE_NONE) {
        struct error_span *e = &r->events[r->event_count++];

        e->from = end;
        at = loose_find(r->text, end, MARK, &end);
        e->next = at == LOOSE_NONE ? r->text.len : at;
        e->to = closed_at(r->text, e->from, e->next);
    }
}

bool error_in_event(const struct error_reader *r, size_t at)
{
    size_t from = 0, to = r->event_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (r->events[middle].from <= at)
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 && at < r->events[from - 1].to;
}

/* ---- whose they are -------------------------------------------------------------------------- */

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

/* "text Provider: GUID EventID: N"; a zero provider alone says nothing. */
static struct error_event event_of(struct str one)
{
    struct error_event e = {.id = number_behind(one, "EventID:")};
    size_t guid;

    if (loose_find(one, 0, STR_LIT("Provider:"), &guid) != LOOSE_NONE)
        e.provider = str_cut(str_trim(str_cut(one, guid, one.len)), 0, 36);
    return e;
}

void error_read_events(struct error_reader *r)
{
    struct error_event **link = &r->out->events;

    find_events(r);
    for (size_t i = 0; i < r->event_count; i++) {
        struct error_event e = event_of(str_cut(r->text, r->events[i].from, r->events[i].next));

        if (e.id == 0 || e.provider.len != 36)
            continue;
        if ((*link = arena_calloc(r->a, 1, sizeof(e))) == NULL)
            return;
        **link = e;
        link = &(*link)->next;
    }
}
