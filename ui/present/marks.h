/* ui/present/marks.h - signs beside the fields of the form.
 *
 * Made once per result, in the result's arena; asking for a row's mark only looks it up. */
#ifndef UI_PRESENT_MARKS_H
#define UI_PRESENT_MARKS_H

#include "specgen/assess/problems.h"
#include "ui/present/form.h"
#include "ui/present/made_mounts.h"
#include "ui/present/roles.h"

/* A row with several shows the last of them. */
enum ui_mark {
    UI_MARK_NONE,
    UI_MARK_IGNORED, /* set, but nothing of it is in the spec */
    UI_MARK_INFO,
    UI_MARK_MERGED,  /* of a container that is made of a request: the image has it */
    UI_MARK_MOVED,   /* made of another part of the request */
    UI_MARK_FILLED,  /* by the engine */
    UI_MARK_CHANGED, /* the engine changes what was set */
    UI_MARK_WARNING,
    UI_MARK_ERROR,
};

struct ui_marks {
    const struct assessment *assessment;
    const struct problems *problems;
    bool complete;         /* the spec is whole, so what is not in it is ignored */
    struct spec_ref *refs; /* what the spec was made from */
    size_t ref_count;
    bool reached[MDL_FIELD_COUNT + 1]; /* the field or something in it is among the refs */
    struct ui_made_mounts made;
};

/* False: no memory. `problems` must stay where they are. */
bool ui_marks_make(struct ui_marks *out, struct arena *a, const struct assessment *r,
                   const struct problems *problems);

/* The arena is for what is looked up on the way. */
enum ui_mark ui_mark_of(struct arena *a, const struct ui_marks *m, const struct ui_row *row);
/* What the mark means for this row: the worst problem's text, the change. */
struct str ui_mark_text(struct arena *a, const struct ui_marks *m, const struct ui_row *row);

/* Code point and role; 0 for NONE. */
uint32_t ui_mark_sign(enum ui_mark mark, bool ascii);
enum ui_role ui_mark_role(enum ui_mark mark);
enum ui_role ui_severity_role(enum problem_severity severity);

#endif
