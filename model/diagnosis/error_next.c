#include "model/diagnosis/error_next.h"

/* ---- calls that do alike work ------------------------------------------------------------ */

enum {
    OF_SYSTEMS = 1u << 0, /* containers and virtual machines */
    OF_PROCESSES = 1u << 1,
    OF_NETWORKS = 1u << 2,
    OF_LAYERS = 1u << 3,
    OF_CLIENT = 1u << 4,
};

static unsigned work_of(struct str call)
{
    static const struct {
        char begin[20];
        unsigned work;
    } calls[] = {
        {"hcs.*", OF_SYSTEMS | OF_PROCESSES},
        {"hcs.CreateProcess", OF_PROCESSES},
        {"hcs.", OF_SYSTEMS},
        {"hns.", OF_NETWORKS},
        {"hcn.", OF_NETWORKS},
        {"libnetwork.", OF_NETWORKS},
        {"storage.", OF_LAYERS},
        {"distribution.", OF_LAYERS},
        {"client", OF_CLIENT},
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

bool error_met_here(const struct error_text *t, const struct code *row)
{
    unsigned met = work_of_all(str_of(row->calls != NULL ? row->calls : "")), here = 0;

    if (t->deciding.text != NULL)
        return false;
    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        here |= work_of(str_of(c->name));
    return here == 0 || met == 0 || (here & met) != 0 || is_of_one_service(row);
}

/* ---- what to look at --------------------------------------------------------------------- */

/* How the row's words for that call read; NULL: it has none. */
static const char *next_at(const struct code *row, const char *call)
{
    for (size_t i = 0; i < CODE_CALLS && row->at[i].call != NULL; i++)
        if (str_starts(str_of(call), str_of(row->at[i].call)))
            return row->at[i].next;
    return NULL;
}

static const char *next_at_calls(const struct error_text *t, const struct code *row)
{
    const char *found = NULL;

    for (const struct error_call *c = t->calls; c != NULL; c = c->next) {
        const char *next = next_at(row, c->name);

        found = next != NULL ? next : found;
    }
    return found;
}

const char *error_next(const struct error_text *t, const struct code *row)
{
    const char *found = next_at_calls(t, row);

    if (t->deciding.text != NULL)
        return t->deciding.next;
    return found != NULL || !error_met_here(t, row) ? found : row->next;
}

bool error_next_is_elsewhere(const struct error_text *t, const struct code *row)
{
    return row->next != NULL && error_next(t, row) == NULL;
}
