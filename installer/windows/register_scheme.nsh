; SPDX-License-Identifier: Apache-2.0
WriteRegStr SHCTX "Software\Classes\countinghouse" "" "URL:Countinghouse"
WriteRegStr SHCTX "Software\Classes\countinghouse" "URL Protocol" ""
WriteRegStr SHCTX "Software\Classes\countinghouse\DefaultIcon" "" "$INSTDIR\bin\countinghouse.exe,0"
WriteRegStr SHCTX "Software\Classes\countinghouse\shell\open\command" "" '"$INSTDIR\bin\countinghouse.exe" "%1"'
