/* ui/present/generation.h - all that follows from one state of a document, as it is shown.
 *
 * What panes, windows, the finder, --plain and plots tell is read from here. Made once per accepted
 * edit. The document must outlive it, but for the lines of the trees (spec_lines.h). */
#ifndef UI_PRESENT_GENERATION_H
#define UI_PRESENT_GENERATION_H

#include "specgen/explain/isolation_chain.h"
#include "ui/present/credentials_said.h"
#include "ui/present/doubts.h"
#include "ui/present/marks.h"
#include "ui/present/panels.h"
#include "ui/present/touch.h"
#include "ui/present/trees.h"

struct evidence;

struct ui_generation {
    struct arena arena;
    struct assessment assessment; /* .doc is the document */
    const struct value *root;     /* of the document; owned, NULL: not made yet */
    const struct value *before;   /* of that before, which the touches are against; likewise */
    struct isolation_chain isolation;
    struct problems problems;
    struct problems_kept kept; /* of those, from one time to the next */
    struct ui_marks marks;
    struct ui_credentials_said said; /* kept likewise */
    bool has_secrets; /* something in the document or the spec is masked unless asked for */
    const struct value *given;   /* a spec that was brought; borrowed, NULL: none */
    const struct evidence *told; /* what was read; NULL: nothing. Borrowed */
    struct ui_spec_lines trees[UI_TREES];
    struct ui_doubts doubts;
    bool against_before;   /* the spec's lines are marked against the generation before */
    enum ui_filter filter; /* that the panels were made with */
    bool unmasked;         /* secrets of credential specs are shown */
    struct ui_panel panels[UI_PANEL_COUNT];
    struct ui_listed listed;
    struct ui_touches touches; /* against the generation before */
};

void ui_generation_init(struct ui_generation *g);
void ui_generation_finish(struct ui_generation *g);
/* The same on the heap. NULL: no memory. */
struct ui_generation *ui_generation_new(void);
void ui_generation_free(struct ui_generation *g);
/* Gives back what the next one needs anew, and more than that where it was made several times; what
 * is kept from one time to the next stays. */
void ui_generation_empty(struct ui_generation *g);

/* Forgets what was in g, which must be initialised. before: the generation before, whose
 * document may be gone; marks: that changed lines are marked against, when it is not that one; else
 * NULL. Set told, filter, unmasked and given first. ERR_OOM. */
struct err *ui_generation_make(struct ui_generation *g, const struct mdl_doc *doc,
                               enum assess_settings settings, const struct ui_generation *before,
                               const struct ui_spec_lines *marks);
/* What g lists and its touches anew, against `before`. ERR_OOM. */
struct err *ui_generation_tell(struct ui_generation *g, const struct ui_generation *before);
/* The panels anew, after a change of filter or unmasked. False: no memory. */
bool ui_generation_list(struct ui_generation *g);

#endif
