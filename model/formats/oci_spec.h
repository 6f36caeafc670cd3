/* model/formats/oci_spec.h - a spec of the OCI runtime, read back. */
#ifndef MODEL_FORMATS_OCI_SPEC_H
#define MODEL_FORMATS_OCI_SPEC_H

#include "model/formats/evidence.h"

bool oci_is_spec(const struct value *v);
void oci_tell(struct evidence *out, const struct value *spec);

#endif
