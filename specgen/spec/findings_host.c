/* What Windows makes of the container on this host: builds, the hypervisor, what its event log
 * said.
 */
#include "model/diagnosis/error_next.h"
#include "model/diagnosis/event_story.h"
#include "model/document/windows_builds.h"
#include "specgen/engine/build_fit.h"
#include "specgen/spec/findings.h"

#include <inttypes.h>

/* ---- whether there is a daemon ---- */

#define MOST_FAULTS 20 /* that are told one by one */

void finding_daemon_file(struct spec_build *b)
{
    static const struct value_step path[] = {{.key = STR_INIT("host")},
                                             {.key = STR_INIT("DaemonFaults")}};
    const struct value *list = value_at(b->r->doc->root, path, 2);

    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;

    for (size_t i = 0; i < count && i < MOST_FAULTS; i++) {
        const struct value *text = list->u.list.items[i];

        if (text->kind == VALUE_STRING)
            warn(b, RULE_USE_DAEMON_FILE, SPEC_REF(HOST_DAEMON_FAULTS),
                 SPEC_TEXT(b, STR_LIT("daemon.json: "), text->u.text));
    }
    if (count > MOST_FAULTS)
        warn(b, RULE_USE_DAEMON_FILE, SPEC_REF(HOST_DAEMON_FAULTS),
             arena_printf(b->a, "daemon.json: %zu more that the daemon does not start with",
                          count - MOST_FAULTS));
}

/* ---- who makes it ---- */

void finding_maker(struct spec_build *b)
{
    struct str maker = b->doc->sources.count > 0 ? mdl_made_by(b->doc->root) : STR_NONE;

    if (maker.len > 0)
        warn(b, RULE_USE_MAKER, SPEC_REF(CONTAINER),
             SPEC_TEXT(b, STR_LIT("this container is made by "), maker,
                       STR_LIT(", and not by Docker's daemon: what is said of it is what Docker "
                               "would make of the same settings")));
}

static struct str host_process(const struct spec_build *b)
{
    return b->doc->sources.count > 0 ? mdl_host_process(b->doc->root) : STR_NONE;
}

bool finding_on_host(const struct spec_build *b)
{
    return host_process(b).len > 0;
}

void finding_host_process(struct spec_build *b)
{
    struct str what = host_process(b);

    if (what.len > 0)
        warn(b, RULE_USE_HOST_PROCESS, SPEC_REF(CONTAINER), what);
}

/* ---- layers ---- */

/* None, or the container's own folder, which create and GraphDriver know without the image. */
static bool is_own_folder(const struct spec_build *b, const struct value *folder)
{
    static const struct value_step path[] = {{.key = STR_INIT("container")},
                                             {.key = STR_INIT("GraphDriver")},
                                             {.key = STR_INIT("Data")},
                                             {.key = STR_INIT("dir")}};
    const struct value *own = value_at(b->r->doc->root, path, 4);

    return folder->kind != VALUE_STRING ||
           (own != NULL && own->kind == VALUE_STRING && str_eq(own->u.text, folder->u.text));
}

static bool one_folder_is_told(const struct spec_build *b)
{
    int index = b->r->image.from.index;
    const struct value_step path[] = {{.key = STR_LIT("host")},
                                      {.key = STR_LIT("Images")},
                                      {.index = index > 0 ? (size_t)index : 0},
                                      {.key = STR_LIT("LayerFolders")}};
    const struct value *list = index >= 0 ? value_at(b->r->doc->root, path, 4) : NULL;
    struct str told = list != NULL ? mdl_known_path(b->a, b->r->doc, path, 4) : STR_NONE;

    return list != NULL && !mdl_is_assumption(mdl_source_of(b->r->doc->root, told)) &&
           list->kind == VALUE_LIST && list->u.list.count == 1 &&
           !is_own_folder(b, list->u.list.items[0]);
}

/* A document that names one folder rather left the others out than describes such an image. What
 * another engine made has its own way with layers. */
void finding_layers(struct spec_build *b)
{
    const struct plat_image *image = &b->r->image;

    if (!finding_of_windows(b) || image->state != PLAT_KNOWN || image->from.assumed ||
        image->layer_folder_count != 1 || mdl_made_by(b->r->doc->root).len > 0 ||
        !one_folder_is_told(b))
        return;
    note(b, RULE_RUNTIME_LAYERS, SPEC_REF_AT(IMAGE_LAYER_FOLDERS, image->from.index),
         STR_LIT("one layer folder is told, and a daemon gives two at least: the image's and the "
                 "container's own. The list is not whole; moby's runtime would refuse a spec with "
                 "one (OCI spec is invalid - at least two LayerFolders must be supplied to the "
                 "runtime)"));
}

/* ---- builds ---- */

static struct str build_text(struct spec_build *b, uint64_t build, bool has_revision,
                             uint64_t revision)
{
    const char *name = mdl_windows_name(build);
    struct str number = has_revision ? arena_printf(b->a, "%llu.%llu", (unsigned long long)build,
                                                    (unsigned long long)revision)
                                     : arena_printf(b->a, "%llu", (unsigned long long)build);

    return name != NULL ? arena_printf(b->a, "%.*s (%s)", STR_FMT(number), name) : number;
}

/* The revisions are known to differ, or not known. */
static void say_revision(struct spec_build *b, const struct mdl_windows *image)
{
    const struct plat_facts *f = &b->r->facts;

    if (f->has_os_revision && image->has_revision && f->os_revision == image->revision)
        return;
    if (!f->has_os_revision || !image->has_revision) {
        note(b, RULE_USE_BUILD, SPEC_REF_AT(IMAGE_OS_VERSION, b->r->image.from.index),
             STR_LIT("on build 14393 host and image need the same revision, and one of them is not "
                     "known"));
        return;
    }
    warn(b, RULE_USE_BUILD, SPEC_REF_AT(IMAGE_OS_VERSION, b->r->image.from.index),
         SPEC_TEXT(b, STR_LIT("the image is of "),
                   build_text(b, image->build, true, image->revision), STR_LIT(", the host of "),
                   build_text(b, f->os_build, true, f->os_revision),
                   STR_LIT(": on this build the revisions must be the same, or the container may "
                           "not start")));
}

static void say_fit(struct spec_build *b, const struct mdl_windows *image,
                    const struct build_fit_row *row)
{
    const struct plat_facts *f = &b->r->facts;
    struct spec_ref ref = SPEC_REF_AT(IMAGE_OS_VERSION, b->r->image.from.index);
    bool older = image->build < f->os_build;

    switch (row->fit) {
    case FITS:
        break;
    case FITS_REVISION:
        say_revision(b, image);
        break;
    case FITS_TEST:
        note(b, RULE_USE_BUILD, ref, str_of(row->why));
        break;
    case FITS_NOT:
        warn(b, RULE_USE_BUILD, ref,
             SPEC_TEXT(b, STR_LIT("the image is of build "), build_text(b, image->build, false, 0),
                       STR_LIT(", the host of "),
                       build_text(b, f->os_build, f->has_os_revision, f->os_revision),
                       STR_LIT(": "), str_of(row->why),
                       STR_LIT("; Windows refuses the container (0xC0370101, the operating system "
                               "of the container does not match the operating system of the host)"),
                       older ? STR_LIT("; with hyperv it runs") : STR_NONE));
        break;
    }
}

void finding_build(struct spec_build *b)
{
    const struct plat_facts *f = &b->r->facts;
    struct mdl_windows image;

    if (!finding_of_windows(b) || !mdl_windows_version(&image, b->r->image.os_version))
        return;
    if (f->os_build == 0 || plat_is_guess(f, PLAT_FACT_OS_BUILD)) {
        note(b, RULE_USE_BUILD, SPEC_REF_AT(IMAGE_OS_VERSION, b->r->image.from.index),
             SPEC_TEXT(b, STR_LIT("the image is of build "),
                       build_text(b, image.build, image.has_revision, image.revision),
                       b->r->isolation.hyperv
                           ? STR_LIT(": with hyperv it runs on a host of that build")
                           : STR_LIT(": with process isolation the host must be of that build"),
                       build_fit_of_newer(str_is(f->os_product, "client"), image.build,
                                          b->r->isolation.hyperv)
                           ? STR_LIT(" or a newer one, which is not known")
                           : STR_LIT(", which is not known")));
        return;
    }
    say_fit(b, &image,
            build_fit_of(f->os_build, str_is(f->os_product, "client"), image.build,
                         b->r->isolation.hyperv));
}

/* ---- the hypervisor ---- */

void finding_hypervisor(struct spec_build *b)
{
    const struct plat_facts *f = &b->r->facts;

    if (!b->r->isolation.hyperv && !b->r->linux_container)
        return;
    if (f->hyperv == PLAT_NO)
        warn(b, RULE_USE_HYPERVISOR, SPEC_REF(HOST_HYPERV),
             f->virtual_machine == PLAT_YES
                 ? STR_LIT("the hypervisor does not run in this virtual machine: it needs nested "
                           "virtualization, without which a container with hyperv does not start "
                           "(0xC0351000)")
                 : STR_LIT("the hypervisor does not run on the host: a container with hyperv does "
                           "not start (0xC0351000)"));
    else if (f->virtual_machine == PLAT_YES && f->hyperv == PLAT_UNSAID)
        note(b, RULE_USE_HYPERVISOR, SPEC_REF(HOST_VIRTUAL_MACHINE),
             STR_LIT("the host is a virtual machine: a container with hyperv needs nested "
                     "virtualization there, and whether it is on is not known"));
}

/* ---- events ---- */

/* "; 0x800705AA in it is NAME: meaning" of each code that the event's text has. */
static struct str codes_text(struct spec_build *b, const struct error_text *t)
{
    struct str text = STR_NONE;

    for (const struct error_code *c = t->codes; c != NULL; c = c->next)
        if (c->parts.row.meaning != NULL)
            text = arena_printf(b->a, "%.*s; %s%.*s%s in it is %s: %s", STR_FMT(text),
                                c->by_number ? "" : "'", STR_FMT(c->as_written),
                                c->by_number ? "" : "'", c->parts.row.name, c->parts.row.meaning);
    return text;
}

/* The event's own words, or those of the code that is the reason in it. */
static const char *next_of(const struct event_text *t)
{
    const char *next = event_next(t);

    for (const struct error_code *c = t->error.codes; next == NULL && c != NULL; c = c->next)
        if (t->row->reasoned && c->parts.row.name != NULL)
            next = error_next(&t->error, &c->parts.row);
    return next;
}

static void tell_event(struct spec_build *b, size_t i, const struct event_text *t,
                       const struct event_story *story)
{
    const uint32_t id = (uint32_t)b->r->facts.events[i].id.v;
    const bool failure = t->row != NULL && strcmp(t->row->severity, "error") == 0;
    const char *next;

    if (t->row == NULL || t->row->meaning[0] == '\0')
        return;
    next = event_story_asks(story, t) ? next_of(t) : NULL;
    spec_find_note(b, failure ? SPEC_WARNING : SPEC_INFO, RULE_USE_EVENT,
                   SPEC_REF_AT(HOST_EVENT, i),
                   arena_printf(b->a, "event %" PRIu32 " of %s: %s%.*s%s%s", id, t->row->provider,
                                t->row->meaning, STR_FMT(codes_text(b, &t->error)),
                                next != NULL ? "; check " : "", next != NULL ? next : ""));
}

/* False: it is none, or memory is short, which the arena remembers. */
static bool read_event(struct event_text *out, struct spec_build *b, size_t i)
{
    const struct mdl_event *e = &b->r->facts.events[i];

    return e->id.v <= UINT32_MAX &&
           !arena_drop_err(
               b->a, event_of_parts(out, b->a, e->provider.v, (uint32_t)e->id.v, e->message.v));
}

void finding_events(struct spec_build *b)
{
    const size_t count = b->r->facts.event_count;
    struct event_text *events = arena_calloc(b->a, count, sizeof(*events));
    bool *there = arena_calloc(b->a, count, sizeof(*there));
    struct event_story story = {0};

    if (events == NULL || there == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        if ((there[i] = read_event(&events[i], b, i)))
            event_story_add(&story, &events[i]);
    for (size_t i = 0; i < count; i++)
        if (there[i]) {
            tell_event(b, i, &events[i], &story);
            event_text_finish(&events[i]);
        }
}
