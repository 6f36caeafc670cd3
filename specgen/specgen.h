/* specgen/specgen.h - all of specgen: includes the faces of its rooms, in their order
 * (specgen/README.md), and nothing else. A room of specgen includes those below it, never this. */
#ifndef SPECGEN_SPECGEN_H
#define SPECGEN_SPECGEN_H

#include "specgen/engine/engine.h"
#include "specgen/engine/rules.h"

#include "specgen/tree/tree.h"

#include "specgen/spec/credential_spec.h"
#include "specgen/spec/generate.h"
#include "specgen/spec/result.h"

#include "specgen/preflight/preflight.h"

#include "specgen/create/create.h"
#include "specgen/create/create_rows.h"

#include "specgen/credential/credential_lint.h"
#include "specgen/credential/mask.h"

#include "specgen/assess/assess.h"
#include "specgen/assess/problems.h"

#include "specgen/explain/effective.h"
#include "specgen/explain/explain.h"
#include "specgen/explain/why.h"

#include "specgen/compare/compare.h"
#include "specgen/compare/upgrade.h"

#include "specgen/convert/convert.h"

#include "specgen/report/reports.h"

#endif
