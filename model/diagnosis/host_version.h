/* model/diagnosis/host_version.h - the version of the host's Windows that a failed pull names:
 * "no matching manifest for windows/amd64 10.0.19045", "... is incompatible with a 10.0.17763
 * host".
 */
#ifndef MODEL_DIAGNOSIS_HOST_VERSION_H
#define MODEL_DIAGNOSIS_HOST_VERSION_H

#include "model/document/windows_builds.h"

#include <stdbool.h>

bool host_version_told(struct mdl_windows *out, struct str text);

#endif
