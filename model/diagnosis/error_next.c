#include "model/diagnosis/error_next.h"

/* ---- calls that do alike work ------------------------------------------------------------ */

enum {
    OF_SYSTEMS = 1u << 0, /* containers and virtual machines */
    OF_PROCESSES = 1u << 1,
    OF_NETWORKS = 1u << 2,
    OF_LAYERS = 1u << 3, /* of containers, and of images as they lie there */
    OF_PULLS = 1u << 4,  /* layers of an image that are unpacked */
    OF_CLIENT = 1u << 5,
    OF_DAEMON = 1u << 6,   /* its own start */
    OF_PROGRAMS = 1u << 7, /* in a container: they run, and end with a code */
    OF_REEXEC = 1u << 8,   /* dockerd itself once more, which unpacks a layer */
};

static unsigned work_of(struct str call)
{
    static const struct {
        char begin[30];
        unsigned work;
    } calls[] = {
        {"hcs.*", OF_SYSTEMS | OF_PROCESSES},
        {"hcs.CreateProcess", OF_PROCESSES},
        {"hcs.", OF_SYSTEMS},
        {"hns.", OF_NETWORKS},
        {"hcn.", OF_NETWORKS},
        {"libnetwork.", OF_NETWORKS},
        {"storage.*", OF_LAYERS | OF_PULLS},
        {"storage.ImportLayer", OF_PULLS},
        {"storage.ProcessBaseLayer", OF_PULLS},
        {"storage.ProcessUtilityVMImage", OF_PULLS},
        {"storage.", OF_LAYERS},
        {"distribution.", OF_PULLS},
        {"reexec", OF_PULLS | OF_REEXEC},
        {"re-exec", OF_PULLS | OF_REEXEC},
        {"client", OF_CLIENT},
        {"daemon.start", 0}, /* a sandbox's, whose call of hcsshim stands beside it */
        {"daemon", OF_DAEMON},
        {"Hyper-V VM start", OF_SYSTEMS},
        {"process.Exit", OF_PROGRAMS},
        {"State.ExitCode", OF_PROGRAMS},
        {"exit code", OF_PROGRAMS},
        {"in-container programs", OF_PROGRAMS},
        {"programs in nanoserver", OF_PROGRAMS},
        {"in the container", OF_PROGRAMS},
        {"nltest", OF_PROGRAMS},
        {"netlogon in", OF_PROGRAMS},
    };

    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
        if (str_starts(call, str_of(calls[i].begin)))
            return calls[i].work;
    return 0;
}

/* Of a row's list, "hcs.Create, storage.*". */
static unsigned work_of_all(struct str calls)
{
    unsigned work = 0;

    while (calls.len > 0) {
        ptrdiff_t comma = str_find(calls, ',', 0);
        size_t end = comma < 0 ? calls.len : (size_t)comma;

        work |= work_of(str_trim(str_cut(calls, 0, end)));
        calls = str_cut(calls, end + (comma >= 0), calls.len);
    }
    return work;
}

/* A code of a service's own means the same at all its calls; one of Windows does not. */
static bool is_of_one_service(const struct code *row)
{
    return row->kind == CODE_HCS || row->kind == CODE_HCN || row->kind == CODE_HYPERVISOR;
}

bool error_is_of_pull(const struct error_text *t)
{
    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        if ((work_of(str_of(c->name)) & (OF_PULLS | OF_LAYERS)) == OF_PULLS)
            return true;
    return false;
}

static bool is_met_at(unsigned here, const struct code *row)
{
    unsigned met = work_of_all(str_of(row->calls != NULL ? row->calls : ""));

    return here == 0 || met == 0 || (here & met) != 0 || is_of_one_service(row);
}

bool error_met_here(const struct error_text *t, const struct code *row)
{
    unsigned here = 0;

    if (t->deciding.text != NULL)
        return false;
    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        here |= work_of(str_of(c->name));
    return is_met_at(here, row);
}

/* ---- what to look at --------------------------------------------------------------------- */

static bool is_call(struct str call, struct str wanted)
{
    return str_ends(wanted, STR_LIT(".")) ? str_starts(call, wanted) : str_eq(call, wanted);
}

/* Which of the row's calls that is; CODE_CALLS: none. */
static size_t place_of(const struct code *row, const char *call)
{
    size_t i = 0;

    while (i < CODE_CALLS && row->at[i].call != NULL &&
           !is_call(str_of(call), str_of(row->at[i].call)))
        i++;
    return i < CODE_CALLS && row->at[i].call != NULL ? i : CODE_CALLS;
}

/* Of the innermost call that the row has words for. */
static size_t place_of_calls(const struct error_text *t, const struct code *row)
{
    size_t found = CODE_CALLS;

    for (const struct error_call *c = t->calls; c != NULL; c = c->next) {
        size_t place = place_of(row, c->name);

        found = place != CODE_CALLS ? place : found;
    }
    return found;
}

static const char *next_by_isolation(enum tail_isolation isolation, const struct code *row)
{
    const char *next = isolation == TAIL_HYPERV             ? row->next_hyperv
                       : isolation == TAIL_PROCESS_ISOLATED ? row->next_process
                                                            : NULL;

    return next != NULL ? next : row->next;
}

const char *error_next(const struct error_text *t, const struct code *row)
{
    size_t place = place_of_calls(t, row);

    if (t->deciding.text != NULL)
        return t->deciding.next;
    for (const struct error_left *l = t->left; l != NULL; l = l->behind)
        if (l->value == row->value)
            return l->next;
    if (place != CODE_CALLS)
        return row->at[place].next;
    return error_met_here(t, row) ? next_by_isolation(t->isolation, row) : NULL;
}

const char *error_meaning(const struct error_text *t, const struct code *row)
{
    size_t place = place_of_calls(t, row);

    return place != CODE_CALLS && row->at[place].meaning != NULL ? row->at[place].meaning
                                                                 : row->meaning;
}

bool error_next_is_elsewhere(const struct error_text *t, const struct code *row)
{
    return row->next != NULL && error_next(t, row) == NULL;
}

const char *error_next_of_exit(const struct code *row)
{
    return is_met_at(OF_PROGRAMS, row) ? row->next : NULL;
}

bool error_is_of_program(const struct error_text *t)
{
    return t->layer != NULL && strcmp(t->layer, "process") == 0;
}
