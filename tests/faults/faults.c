#include "tests/faults/faults.h"

static struct {
    enum os_call call;
    unsigned nth; /* 0: none */
    unsigned count;
    int errnum;
} fault;

void fault_at(enum os_call call, unsigned nth, int errnum)
{
    fault.call = call;
    fault.nth = nth;
    fault.errnum = errnum;
    fault.count = 0;
}

unsigned fault_off(void)
{
    fault.nth = 0;
    return fault.count;
}

int os_fault(enum os_call call, const char *name)
{
    (void)name;
    return call == fault.call && ++fault.count == fault.nth ? fault.errnum : 0;
}
