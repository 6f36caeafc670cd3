/* Rows that rest on a fact of the host that nobody told. */
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
    if (b->h->nano_cpus.v > 0 && b->out->cpu.state != EFFECTIVE_UNKNOWN)
        open_row(&rows[EFFECTIVE_PERCENT], STR_LIT("unknown"),
                 STR_LIT("--cpus becomes a share of the host's processors, whose number is not "
                         "told"));
}
