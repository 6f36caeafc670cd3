/* ui/tui/problems.h - everything that is wrong or doubtful about a document, in one list.
 *
 * The engine's answer comes first, then what it would refuse once that is mended, its own
 * warnings, and what it lets pass in silence. Made once per result, in the result's arena. */
#ifndef UI_TUI_PROBLEMS_H
#define UI_TUI_PROBLEMS_H

#include "specgen/assess.h"
#include "ui/tui/theme.h"

enum ui_severity { UI_SEVERITY_ERROR, UI_SEVERITY_WARNING, UI_SEVERITY_INFO, UI_SEVERITY_COUNT };

struct ui_problem {
    enum ui_severity severity;
    bool reached;      /* false: the engine refuses before it comes here */
    const char *part;  /* create, start, spec, finding, credential */
    const char *stage; /* step or check that meets it; NULL: none */
    struct str text;
    struct str remedy; /* may be empty: the rule's text says it */
    enum spec_rule rule;
    struct spec_ref ref;
    const struct preflight_error *preflight; /* of an error, one of the two */
    const struct spec_error *spec;
};

struct ui_problems {
    struct ui_problem *items;
    size_t count;
    size_t of[UI_SEVERITY_COUNT];
};

/* False: no memory. */
bool ui_problems_make(struct ui_problems *out, struct arena *a, const struct assessment *r);

char ui_severity_sign(enum ui_severity severity);
enum ui_role ui_severity_role(enum ui_severity severity);

/* What the API client sees of an error; empty for the others. */
struct str ui_problem_answer(struct arena *a, const struct ui_problem *p);
/* "create, check the settings": where the engine meets it. */
struct str ui_problem_where(struct arena *a, const struct ui_problem *p);

#endif
