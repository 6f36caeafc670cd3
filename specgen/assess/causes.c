#include "specgen/assess/causes.h"

#include "model/diagnosis/error_next.h"
#include "specgen/gocompat/concat.h"

static const struct cause {
    uint32_t code;
    enum cause_needs needs;
    bool meant; /* the code itself means this */
    char words[92];
} causes[] = {
#define CAUSE(CODE, NEEDS, WORDS) {CODE, NEEDS_##NEEDS, false, WORDS},
#define MEANT(CODE, NEEDS, WORDS) {CODE, NEEDS_##NEEDS, true, WORDS},
#define CHECK(CODE, NEEDS, WORDS)
#include "specgen/assess/causes.def"
#undef CHECK
#undef MEANT
#undef CAUSE
};

/* What "check next" says of a cause. */
static const struct check {
    uint32_t code;
    enum cause_needs needs;
    char words[208];
} checks[] = {
#define CAUSE(CODE, NEEDS, WORDS)
#define MEANT(CODE, NEEDS, WORDS)
#define CHECK(CODE, NEEDS, WORDS) {CODE, NEEDS_##NEEDS, WORDS},
#include "specgen/assess/causes.def"
#undef CHECK
#undef MEANT
#undef CAUSE
};

const char cause_state_names[][12] = {
    [CAUSE_OPEN] = "open", [CAUSE_FITS] = "fits", [CAUSE_RULED_OUT] = "ruled out"};

static bool is_of(const struct cause *row, const struct code *code)
{
    return code->value == row->code;
}

static void add(const struct assess_cause ***end, struct arena *a, const struct code *code,
                const struct cause *row, struct cause_told t)
{
    struct assess_cause *c = arena_calloc(a, 1, sizeof(*c));

    if (c == NULL)
        return;
    *c = (struct assess_cause){code,       code->name, row->needs, str_of(row->words),
                               row->meant, t.state,    t.because,  NULL};
    **end = c;
    *end = &c->next;
}

static bool is_of_networks(const char *layer)
{
    return strcmp(layer, "hns") == 0 || strcmp(layer, "network") == 0;
}

static bool is_of_layers(const char *layer)
{
    return strcmp(layer, "storage") == 0 || strcmp(layer, "distribution") == 0;
}

/* Whether a process was made when it failed. */
static bool is_of_process(const struct error_text *t)
{
    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        if (strcmp(c->name, "hcs.CreateProcess") == 0)
            return true;
    return false;
}

/* The same code means other things where networks are connected, where layers are unpacked and
 * where the container is made. */
static bool may_come_from(const struct error_text *t, enum cause_needs needs)
{
    bool of_networks = needs == NEEDS_PORTS, of_layers = needs == NEEDS_STORAGE_OPT;

    if (needs == NEEDS_PROGRAM_DRIVE || needs == NEEDS_BUILT_IN || needs == NEEDS_LINUX_PROGRAM ||
        needs == NEEDS_OPTION_BEHIND)
        return is_of_process(t);
    if (t->layer == NULL || needs == NEEDS_JOINED)
        return true;
    if (is_of_networks(t->layer))
        return of_networks;
    if (is_of_layers(t->layer))
        return error_is_of_pull(t) ? needs == NEEDS_LINUX : of_layers;
    return strcmp(t->layer, "hcs") != 0 || (!of_networks && !of_layers);
}

/* A program that ran may end with a code of Windows that was only seen where containers are made.
 */
static bool is_of_other_work(const struct error_text *t, const struct code *row)
{
    return error_is_of_program(t) && !error_met_here(t, row);
}

static bool is_first(const struct error_text *t, const struct error_code *code)
{
    const struct error_code *c = t->codes;

    while (c->parts.row.name == NULL || c->parts.row.value != code->parts.row.value)
        c = c->next;
    return c == code;
}

const struct assess_cause *assess_causes(struct arena *a, const struct error_text *t,
                                         const struct assessment *r, const struct mdl_doc *doc)
{
    static const enum cause_state order[] = {CAUSE_FITS, CAUSE_OPEN, CAUSE_RULED_OUT};
    const struct assess_cause *first = NULL, **end = &first;
    struct cause_facts f;

    if (r->doc == NULL || t->deciding.text != NULL)
        return NULL;
    f = cause_facts_of(a, r, doc);
    for (size_t o = 0; o < sizeof(order) / sizeof(order[0]); o++)
        for (const struct error_code *c = t->codes; c != NULL; c = c->next)
            for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
                struct cause_told state;

                if (c->parts.row.name == NULL || !is_first(t, c) ||
                    is_of_other_work(t, &c->parts.row) || !is_of(&causes[i], &c->parts.row) ||
                    !may_come_from(t, causes[i].needs))
                    continue;
                state = cause_needed(&f, causes[i].needs);
                if (state.state == order[o])
                    add(&end, a, &c->parts.row, &causes[i], state);
            }
    return first;
}

static struct str without(struct arena *a, struct str text, struct str words)
{
    ptrdiff_t at = str_find_text(text, words, 0);

    return at < 0 ? text
                  : CONCAT(a, str_cut(text, 0, (size_t)at),
                           str_cut(text, (size_t)at + words.len, text.len));
}

/* What is left of it, without what is about causes that are ruled out. */
static struct str left_of(struct arena *a, struct str next, const struct assess_cause *found,
                          const struct code *code)
{
    for (; found != NULL; found = found->next)
        for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
            if (found->state == CAUSE_RULED_OUT && found->of->value == code->value &&
                checks[i].code == code->value && checks[i].needs == found->needs)
                next = without(a, next, str_of(checks[i].words));
    return next;
}

static void keep(struct error_text *t, struct arena *a, const struct code *code, struct str next)
{
    struct error_left *l = arena_calloc(a, 1, sizeof(*l));
    char *text = arena_cstr(
        a, next.len > 0 ? next
                        : STR_LIT("none of the causes that are known is left; the event logs of "
                                  "Hyper-V-Compute and of docker at that time may tell more"));

    if (l == NULL || text == NULL)
        return;
    *l = (struct error_left){code->value, text, t->left};
    t->left = l;
}

void assess_causes_cut(struct error_text *t, struct arena *a, const struct assess_cause *found)
{
    for (struct error_code *c = t->codes; c != NULL; c = c->next) {
        const char *next = error_next(t, &c->parts.row);
        struct str left;

        if (c->parts.row.name == NULL || next == NULL || !is_first(t, c))
            continue;
        left = left_of(a, str_of(next), found, &c->parts.row);
        if (left.len < strlen(next))
            keep(t, a, &c->parts.row, left);
    }
}

static struct str cause_text(struct arena *a, const struct assess_cause *c)
{
    static const char leads[][12] = {
        [CAUSE_OPEN] = "Possible: ", [CAUSE_FITS] = "Fits: ", [CAUSE_RULED_OUT] = "Ruled out: "};

    if (c->meant)
        return c->state == CAUSE_OPEN
                   ? STR_NONE
                   : CONCAT(a,
                            str_of(c->state == CAUSE_FITS ? "That fits: "
                                                          : "What was read does not fit that: "),
                            c->because, STR_LIT("."));
    return CONCAT(a, str_of(leads[c->state]), c->text,
                  c->because.len > 0 ? STR_LIT(" (") : STR_NONE, c->because,
                  c->because.len > 0 ? STR_LIT(").") : STR_LIT("."));
}

struct str assess_causes_text(struct arena *a, const struct assess_cause *first)
{
    struct str text = STR_NONE;

    for (; first != NULL; first = first->next) {
        struct str one = cause_text(a, first);

        if (one.len > 0)
            text = CONCAT(a, text, text.len > 0 ? STR_LIT(" ") : STR_NONE, one);
    }
    return text;
}
