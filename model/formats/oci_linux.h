/* model/formats/oci_linux.h - what the spec of a Linux container on a Windows daemon tells of the
 * settings that a Windows container does not have. */
#ifndef MODEL_FORMATS_OCI_LINUX_H
#define MODEL_FORMATS_OCI_LINUX_H

#include "model/formats/evidence.h"

/* Puts down CapAdd and CapDrop, DeviceCgroupRules; what no such settings make is said. */
void oci_linux_tell(struct evidence *out, const struct value *spec);

#endif
