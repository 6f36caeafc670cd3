/* specgen/preflight/filter_report.h - the answers of the filters `preflight` and `mount` as value
 * trees.
 *
 * Shapes: {"warnings":[...],"error":{"message","class","stage"}|null,"hostconfig_after":{...}},
 * with "config_after" where Config changed, or {"panic":"..."}; of PREFLIGHT_API without "stage",
 * and with nothing beside an error;
 * {"type","source","destination","name","driver","rw"} or {"error":{"message","class"}}.
 * Ownership: the caller's, one reference. NULL: memory is short. */
#ifndef SPECGEN_PREFLIGHT_FILTER_REPORT_H
#define SPECGEN_PREFLIGHT_FILTER_REPORT_H

#include "specgen/preflight/mount_spec.h"
#include "specgen/preflight/preflight.h"

const struct value *preflight_report(const struct preflight_result *r,
                                     enum preflight_operation operation);

const struct value *
mount_report(const struct mount_point *m); /* an anonymous volume's name is <random> */

/* One line of the mount filter: {"raw": ...} or {"spec": ...} with "driver", "os", "engine"
 * and "host".
 * host_of makes the back end that answers from the line's host. release: that engine whatever
 * the line says; 0: the line's.
 * ERR_INPUT when the line is not of that form. */
struct err *mount_filter(const struct value **out, struct arena *a, const struct value *line,
                         uint32_t release, struct plat (*host_of)(const struct mdl_doc *doc));

#endif
