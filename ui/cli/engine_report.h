/* ui/cli/engine_report.h - a change of the engine, for programs.
 *
 * {"id":"ENG-7","since":["20.10.27"],"text":...,"source":...,"computed":bool,"rules":["DEF-3"]}
 */
#ifndef UI_CLI_ENGINE_REPORT_H
#define UI_CLI_ENGINE_REPORT_H

#include "model/value/value.h"
#include "specgen/engine/engine.h"

/* NULL: no memory. */
struct value *engine_change_value(struct arena *a, enum engine_change c);

#endif
