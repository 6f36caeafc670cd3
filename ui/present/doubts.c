#include "ui/present/doubts.h"

enum { NOT_ASKED, TOLD, ASSUMED };

bool ui_doubts_make(struct ui_doubts *out, struct arena *a, const struct spec_result *r,
                    const struct ui_spec_lines *lines)
{
    *out = (struct ui_doubts){r, lines, NULL};
    if (r->doc->sources.count > 0 && lines->count > 0)
        out->answers = arena_calloc(a, lines->count, sizeof(*out->answers));
    return !arena_failed(a);
}

bool ui_line_is_assumed(const struct ui_doubts *d, struct arena *a, const struct ui_spec_line *line)
{
    unsigned char *answer;
    struct str path;

    if (d->answers == NULL)
        return false;
    answer = &d->answers[line - d->lines->lines];
    if (*answer == NOT_ASKED)
        *answer = explain_assumed(&path, a, d->of, line->node) ? ASSUMED : TOLD;
    return *answer == ASSUMED;
}
