/* tests/faults/faults.h - the operating system refuses, when a test says so. A program that links
 * this is asked instead of model/os/os_no_faults.c. */
#ifndef TESTS_FAULTS_FAULTS_H
#define TESTS_FAULTS_FAULTS_H

#include "model/os/os_fault.h"

/* The nth call of its kind from now (1: the next one) fails with `errnum`, once. */
void fault_at(enum os_call call, unsigned nth, int errnum);

/* The nth and all later ones fail. */
void fault_from(enum os_call call, unsigned nth, int errnum);

/* None fails; gives how many of that kind there were since. */
unsigned fault_off(void);

#endif
