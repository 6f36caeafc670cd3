/* Rows that rest on what nobody told: of the host, the image, or the container itself. */
#include "specgen/explain/effective_build.h"

static void open_row(struct effective_row *row, struct str gets, struct str note)
{
    row->gets = gets;
    row->note = note;
    row->certainty = EFFECTIVE_OPEN;
    row->surprises = false;
}

/* Under process isolation programs see the host's processors, and a cap is a share of them. */
void effective_doubt_processors(const struct effective_build *b)
{
    const struct plat_known *known = &b->r->facts.known[PLAT_FACT_NUM_CPU];
    struct effective_row *rows = b->out->rows;
    struct str note = STR_LIT("the host's number of processors is not told");
    struct str fewest = STR_LIT("all of the host's");

    if (b->out->vm || !plat_is_guess(&b->r->facts, PLAT_FACT_NUM_CPU) ||
        b->out->cpu.state == EFFECTIVE_PANIC)
        return;
    if (known->state == PLAT_UNKNOWN && known->least > 0) {
        fewest = arena_printf(b->a, "at least %llu", (unsigned long long)known->least);
        note = STR_LIT("the host's number of processors is not told; the container was made there, "
                       "so it has as many as it asks for");
    } else if (b->r->facts.num_cpu > 0) {
        note = arena_printf(b->a,
                            "the host's number of processors is not told; elsewhere %lld are "
                            "assumed",
                            (long long)b->r->facts.num_cpu);
    }
    open_row(&rows[EFFECTIVE_VISIBLE], fewest, note);
    if (b->out->cpu.state == EFFECTIVE_UNLIMITED)
        open_row(&rows[EFFECTIVE_CPUS], STR_LIT("all processors of the host"), note);
    if (b->out->cpu.state == EFFECTIVE_LIMITED && b->out->cpu.spec.maximum > 0 &&
        !b->out->cpu.spec.maximum_of_cpus)
        open_row(&rows[EFFECTIVE_CPUS],
                 arena_printf(b->a, "%u.%02u %% of the host's processors",
                              b->out->cpu.spec.maximum / 100, b->out->cpu.spec.maximum % 100),
                 note);
    if (b->h->nano_cpus.v > 0 && b->out->cpu.state != EFFECTIVE_UNKNOWN)
        open_row(&rows[EFFECTIVE_PERCENT], STR_LIT("unknown"),
                 STR_LIT("--cpus becomes a share of the host's processors, whose number is not "
                         "told"));
}

/* ---- the image ---- */

static bool is_guess(struct arena *a, const struct mdl_doc *doc, struct str path)
{
    enum mdl_certainty c =
        doc->sources.count > 0 ? mdl_known(a, doc, path, MDL_TOLD).certainty : MDL_TOLD;

    return c == MDL_ASSUMED || c == MDL_UNKNOWN;
}

/* What the image of the request brings is not told. */
static bool image_is_open(const struct effective_build *b)
{
    const struct mdl_host *host = &b->request->host;

    for (size_t i = 0; i < host->images.count; i++)
        if (str_eq(host->images.items[i].id.v, b->r->doc->container.image.v))
            return is_guess(b->a, b->request, arena_printf(b->a, "host.Images[%zu].Config", i));
    return is_guess(b->a, b->request, STR_LIT("host.Images"));
}

static bool has_words(const struct value *v)
{
    return v != NULL && v->kind == VALUE_LIST && v->u.list.count > 0;
}

static bool has_entrypoint(const struct mdl_doc *doc)
{
    static const struct value_step path[] = {{.key = STR_INIT("container")},
                                             {.key = STR_INIT("Config")},
                                             {.key = STR_INIT("Entrypoint")}};

    return has_words(value_at(doc->root, path, 3));
}

static bool has_command(const struct mdl_doc *request)
{
    return has_words(value_get(request->request.body, STR_LIT("Cmd")));
}

static void doubt_user(const struct effective_build *b)
{
    if (b->config->user.v.len == 0 && !b->r->linux_container)
        open_row(&b->out->rows[EFFECTIVE_USER],
                 STR_LIT("the image's USER, or ContainerAdministrator"),
                 STR_LIT("what the image says is not told"));
}

/* An image may have an ENTRYPOINT, a command and a user. */
void effective_doubt_program(const struct effective_build *b)
{
    struct effective_row *program = &b->out->rows[EFFECTIVE_PROGRAM];

    if (b->request != NULL && image_is_open(b)) {
        if (!has_entrypoint(b->r->doc) && has_command(b->request))
            open_row(program, program->gets,
                     STR_LIT("an ENTRYPOINT of the image, which is not told, would stand in front "
                             "of it"));
        else if (!has_entrypoint(b->r->doc))
            open_row(program, STR_LIT("unknown"), STR_LIT("the image's, which is not told"));
        doubt_user(b);
    }
    if (b->request != NULL)
        return;
    if (is_guess(b->a, b->r->doc, STR_LIT("container.Path")))
        open_row(program, STR_LIT("unknown"), STR_LIT("nobody told it"));
    if (is_guess(b->a, b->r->doc, STR_LIT("container.Config")))
        doubt_user(b);
}
