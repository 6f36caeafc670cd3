#include "tests/faults/faults.h"

static struct {
    enum os_call call;
    unsigned nth; /* 0: none */
    unsigned count;
    int errnum;
    int for_good;
} fault;

void fault_at(enum os_call call, unsigned nth, int errnum)
{
    fault.call = call;
    fault.nth = nth;
    fault.errnum = errnum;
    fault.count = 0;
    fault.for_good = 0;
}

void fault_from(enum os_call call, unsigned nth, int errnum)
{
    fault_at(call, nth, errnum);
    fault.for_good = 1;
}

unsigned fault_off(void)
{
    fault.nth = 0;
    return fault.count;
}

int os_fault(enum os_call call, const char *name)
{
    (void)name;
    if (call != fault.call)
        return 0;
    fault.count++;
    return fault.count == fault.nth || (fault.for_good && fault.nth > 0 && fault.count > fault.nth)
               ? fault.errnum
               : 0;
}
