; SPDX-License-Identifier: Apache-2.0
DeleteRegKey SHCTX "Software\Classes\countinghouse"
