; The installer for Windows: for one user, without an administrator, with its own remover.
;
;   makensis -DPROGRAM=..\..\target\release\trotsky-atlas.exe packaging\windows\installer.nsi
;
; makensis comes from apt-get install nsis on Debian, or from nsis.sourceforge.io. -DOUT=FILE names the
; installer. With /S it installs in silence; /D=C:\FOLDER, the last word, says where.

Unicode true
!define ID "org.trotskyatlas.atlas"
!define VERSION "0.1.0"
!define NAME "Trotsky Atlas"
!define MIME "application/vnd.trotskyatlas.life+toml"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASSES "Software\Classes"
!ifndef PROGRAM
  !define PROGRAM "..\..\target\release\trotsky-atlas.exe"
!endif
!ifndef OUT
  !define OUT "trotsky-atlas-${VERSION}-setup.exe"
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON "..\..\assets\icon\icon.ico"
!define MUI_UNICON "..\..\assets\icon\icon.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\trotsky-atlas.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "PortugueseBR"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "Russian"

LangString OpenHere ${LANG_ENGLISH} "Open in the Trotsky Atlas"
LangString OpenHere ${LANG_PORTUGUESEBR} "Abrir no Atlas Trotsky"
LangString OpenHere ${LANG_SPANISH} "Abrir en el Atlas Trotsky"
LangString OpenHere ${LANG_RUSSIAN} "Открыть в «Атласе Троцкого»"
LangString Needs64 ${LANG_ENGLISH} "The Trotsky Atlas needs a 64-bit Windows 10 or newer."
LangString Needs64 ${LANG_PORTUGUESEBR} "O Atlas Trotsky precisa do Windows 10 de 64 bits ou mais novo."
LangString Needs64 ${LANG_SPANISH} "El Atlas Trotsky necesita Windows 10 de 64 bits o posterior."
LangString Needs64 ${LANG_RUSSIAN} "«Атласу Троцкого» нужна 64-разрядная Windows 10 или новее."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "$(Needs64)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Section "-Program"
  SetOutPath "$INSTDIR"
  File "/oname=trotsky-atlas.exe" "${PROGRAM}"
  File "..\..\LICENSE-MIT"
  File "..\..\LICENSE-APACHE"
  File "..\..\THIRD-PARTY.md"
  File "..\..\assets\fonts\ParaType-Free-Font-License.txt"
  SetOutPath "$INSTDIR\example"
  File "..\..\data\README.md"
  File /r "..\..\data\example\*.*"
  SetOutPath "$INSTDIR"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\trotsky-atlas.exe"

  ; A life is a folder, so it is opened from the folder's own menu; life.toml is offered under "Open
  ; with". What opens other .toml files is left as it is.
  WriteRegStr HKCU "${CLASSES}\Directory\shell\${ID}" "" "$(OpenHere)"
  WriteRegStr HKCU "${CLASSES}\Directory\shell\${ID}" "Icon" "$INSTDIR\trotsky-atlas.exe"
  ; Shown only where it can work is more than the system offers; a folder that is no life is refused
  ; with the reason.
  WriteRegStr HKCU "${CLASSES}\Directory\shell\${ID}\command" "" '"$INSTDIR\trotsky-atlas.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${ID}.life" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${ID}.life" "Content Type" "${MIME}"
  WriteRegStr HKCU "${CLASSES}\${ID}.life\DefaultIcon" "" "$INSTDIR\trotsky-atlas.exe"
  WriteRegStr HKCU "${CLASSES}\${ID}.life\shell\open\command" "" '"$INSTDIR\trotsky-atlas.exe" "%1"'
  WriteRegNone HKCU "${CLASSES}\.toml\OpenWithProgids" "${ID}.life"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\trotsky-atlas.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Trotsky Atlas authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ; Explorer learns of the new menu entries.
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd

; Only what was installed is removed: a life that somebody wrote into the folder stays.
Section "Uninstall"
  Delete "$INSTDIR\trotsky-atlas.exe"
  Delete "$INSTDIR\LICENSE-MIT"
  Delete "$INSTDIR\LICENSE-APACHE"
  Delete "$INSTDIR\THIRD-PARTY.md"
  Delete "$INSTDIR\ParaType-Free-Font-License.txt"
  Delete "$INSTDIR\example\*.csv"
  Delete "$INSTDIR\example\life.toml"
  Delete "$INSTDIR\example\sources.bib"
  Delete "$INSTDIR\example\README.md"
  Delete "$INSTDIR\example\texts\*.csv"
  RMDir "$INSTDIR\example\texts"
  RMDir "$INSTDIR\example"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${CLASSES}\Directory\shell\${ID}"
  DeleteRegKey HKCU "${CLASSES}\${ID}.life"
  DeleteRegValue HKCU "${CLASSES}\.toml\OpenWithProgids" "${ID}.life"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd
