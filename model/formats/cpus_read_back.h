/* model/formats/cpus_read_back.h - the CPUs (--cpus) of which an engine makes a processor maximum.
 *
 * A maximum that is no whole percentage comes of CPUs and of how many processors they are a share
 * of: those that the spec counts under Hyper-V, all of the host's under process isolation, which a
 * spec does not tell. Source: daemon/oci_windows.go setResourcesInSpec, read backwards. */
#ifndef MODEL_FORMATS_CPUS_READ_BACK_H
#define MODEL_FORMATS_CPUS_READ_BACK_H

#include "model/formats/evidence.h"

#define CPUS_ASSUMED "4"   /* processors of a host of which nobody tells any */
#define CPUS_WHOLE   10000 /* the maximum of a container that gets all processors */

/* In nano CPUs, the roundest number that gives the maximum on so many processors; 0: none does. */
int64_t container_cpus_read_back(int64_t maximum, int64_t processors, bool hyperv);

/* The maximum that was read back so into a document, where its CPUs were assumed; 0: none was. */
int64_t container_cpus_maximum(const struct value *root);
/* Assumes the CPUs of out->cpu_maximum. */
void assume_cpus(struct evidence *out, const struct value *root);

#endif
