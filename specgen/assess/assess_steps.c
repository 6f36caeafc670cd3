#include "specgen/assess/assess.h"

#include "specgen/spec/generate.h"

const char assess_stage_titles[PREFLIGHT_STAGES][28] = {
    [PREFLIGHT_RUNCONFIG] = "decode the request",     [PREFLIGHT_ROUTER] = "pass the API's router",
    [PREFLIGHT_VERIFY] = "check the settings",        [PREFLIGHT_PLATFORM] = "check the resources",
    [PREFLIGHT_CREATION] = "make the container",      [PREFLIGHT_NETWORKS] = "connect the networks",
    [PREFLIGHT_RUNTIME] = "take the spec to Windows",
};

struct writer {
    struct assess_step *out;
    size_t count;
    bool failed; /* a step before failed: the rest is not reached */
};

static void add(struct writer *w, const char *part, const char *title, struct str message,
                enum spec_rule rule, struct spec_ref fix)
{
    struct assess_step *s = &w->out[w->count++];

    *s = (struct assess_step){
        .part = part, .title = title, .message = message, .rule = rule, .fix = fix};
    if (w->failed)
        s->state = ASSESS_NOT_REACHED;
    else
        s->state = message.len > 0 ? ASSESS_FAILED : ASSESS_DONE;
    w->failed = w->failed || message.len > 0;
}

static void add_preflight(struct writer *w, const char *part, const char *title,
                          const struct preflight_error *e, enum preflight_stage stage)
{
    while (e != NULL && e->stage != stage)
        e = e->next;
    if (e != NULL)
        add(w, part, title, e->message, e->rule, e->fix);
    else
        add(w, part, title, STR_NONE, RULE_IMAGE, (struct spec_ref){MDL_F_NONE, -1});
}

/* The router is no part of create itself: what it says is a note, and the way goes on. */
static void add_router(struct writer *w, const struct assess_note *note)
{
    if (note == NULL || strcmp(note->part, "api") != 0)
        return;
    w->out[w->count++] = (struct assess_step){.part = "create",
                                              .title = assess_stage_titles[PREFLIGHT_ROUTER],
                                              .state = ASSESS_NOTED,
                                              .message = note->text,
                                              .rule = note->rule,
                                              .fix = note->ref};
}

static void add_spec(struct writer *w, const struct spec_error *e, enum spec_step step)
{
    while (e != NULL && e->step != step)
        e = e->next;
    if (e != NULL)
        add(w, "spec", spec_step_title[step], e->message, e->rule, e->fix);
    else
        add(w, "spec", spec_step_title[step], STR_NONE, RULE_IMAGE,
            (struct spec_ref){MDL_F_NONE, -1});
}

static void add_spec_steps(struct writer *w, const struct assessment *r)
{
    enum spec_step steps[SPEC_STEP_COUNT];
    size_t count = spec_steps(steps, r->spec.release);

    for (size_t i = 0; i < count; i++)
        add_spec(w, r->spec.error, steps[i]);
}

static void add_plain(struct writer *w, const char *part, const char *title)
{
    add(w, part, title, STR_NONE, RULE_IMAGE, (struct spec_ref){MDL_F_NONE, -1});
}

/* client, router, pre-flight, create, start: networks, spec, runtime. */
static void add_way(struct writer *w, const struct assessment *r)
{
    add_plain(w, "client", "send the request");
    add_preflight(w, "router", assess_stage_titles[PREFLIGHT_ROUTER], r->create.error,
                  PREFLIGHT_ROUTER);
    add_preflight(w, "pre-flight", assess_stage_titles[PREFLIGHT_VERIFY], r->create.error,
                  PREFLIGHT_VERIFY);
    add_preflight(w, "create", assess_stage_titles[PREFLIGHT_CREATION], r->create.error,
                  PREFLIGHT_CREATION);
    add_preflight(w, "start", assess_stage_titles[PREFLIGHT_NETWORKS], r->start.error,
                  PREFLIGHT_NETWORKS);
    add_spec_steps(w, r);
    add_preflight(w, "runtime", assess_stage_titles[PREFLIGHT_RUNTIME], r->runtime,
                  PREFLIGHT_RUNTIME);
}

size_t assess_steps(struct assess_step out[ASSESS_STEPS], const struct assessment *r)
{
    struct writer w = {.out = out};

    if (r->created != NULL) {
        add_way(&w, r);
        return w.count;
    }
    for (int i = 0; i < PREFLIGHT_NETWORKS; i++) {
        if (i == PREFLIGHT_ROUTER)
            add_router(&w, r->notes);
        else
            add_preflight(&w, "create", assess_stage_titles[i], r->create.error,
                          (enum preflight_stage)i);
    }
    add_preflight(&w, "start", assess_stage_titles[PREFLIGHT_VERIFY], r->start.error,
                  PREFLIGHT_VERIFY);
    add_preflight(&w, "start", assess_stage_titles[PREFLIGHT_PLATFORM], r->start.error,
                  PREFLIGHT_PLATFORM);
    add_preflight(&w, "start", assess_stage_titles[PREFLIGHT_NETWORKS], r->start.error,
                  PREFLIGHT_NETWORKS);
    add_spec_steps(&w, r);
    if (r->runtime != NULL)
        add_preflight(&w, "runtime", assess_stage_titles[PREFLIGHT_RUNTIME], r->runtime,
                      PREFLIGHT_RUNTIME);
    return w.count;
}
