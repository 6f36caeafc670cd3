#include "specgen/assess/problems_answered.h"

#include "model/diagnosis/loose_match.h"

#define COMPARED_MOST 512 /* of a message, which may hold a text of any length */

/* Pastes lose and add blanks, and a client may write the first letter large. The offset behind it;
 * LOOSE_NONE: it does not stand there. */
static size_t behind(struct str text, size_t from, struct str part)
{
    size_t end = LOOSE_NONE;

    part = str_cut(part, 0, COMPARED_MOST);
    for (size_t i = from; i <= text.len && end == LOOSE_NONE; i++)
        end = loose_at(text, i, part, LOOSE_ANY_CASE);
    return end;
}

/* The id of a container that is worked out from what was asked for is a made-up one. */
static bool holds_message(struct str text, struct str message, struct str id)
{
    size_t id_end, id_at = id.len > 0 ? loose_find(message, 0, id, &id_end) : LOOSE_NONE, end;

    if (message.len == 0 || id_at == LOOSE_NONE)
        return message.len > 0 && behind(text, 0, message) != LOOSE_NONE;
    end = behind(text, 0, str_cut(message, 0, id_at));
    return end != LOOSE_NONE &&
           behind(text, end, str_cut(message, id_end, message.len)) != LOOSE_NONE;
}

static void take_out(struct problems *list, size_t i)
{
    list->of[list->items[i].severity]--;
    list->count--;
    memmove(&list->items[i], &list->items[i + 1], (list->count - i) * sizeof(*list->items));
}

void problems_join_answered(struct problems *list, struct str id, size_t answers)
{
    for (size_t i = answers; i < list->count; i++) {
        struct problem joined = list->items[i];
        size_t n = 0;

        if (!joined.reached || (joined.preflight == NULL && joined.spec == NULL))
            continue;
        while (n < answers && (!assess_is_answer(list->items[n].rule) ||
                               !holds_message(list->items[n].text, joined.text, id)))
            n++;
        if (n == answers)
            continue;
        joined.text = list->items[n].text;
        joined.answered = true;
        list->items[n] = joined;
        take_out(list, i--);
    }
}
