# SPDX-License-Identifier: Apache-2.0
# What CPack has to know: of all packages first, then of each kind.
set(CPACK_PACKAGE_NAME countinghouse)
set(CPACK_PACKAGE_VENDOR "The Countinghouse maintainers")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "merchant's back office that works without a network")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Countinghouse)
set(CPACK_PACKAGE_EXECUTABLES countinghouse Countinghouse)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_THREADS 0)

if(WIN32)
    set(CPACK_GENERATOR NSIS ZIP)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
else()
    set(CPACK_GENERATOR DEB TGZ)
endif()

# --- Debian ----------------------------------------------------------------------------------------------------------
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Countinghouse maintainers <maintainers@countinghouse.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# CPack puts the summary before it and indents it.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Countinghouse keeps the whole order book of an online shop on the desktop:
filters, search and saved views over a million orders, parcels, refunds and
stock, in English and Chinese. Changes made without a network wait in an
outbox and say so.
.
The package holds the desktop (countinghouse), the same engine for scripts
(countinghouse-cli), and the order service that they talk to (order-service).")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins are opened by name, so nothing links them: the database driver, the pictures, the names of time zones.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager, fonts-noto-cjk, fonts-wqy-zenhei, ca-certificates, hicolor-icon-theme, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libqt6sql6-psql, qt6-wayland, fonts-inter")
# Folders of a package are for everybody to read, whatever the umask of who builds it.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# --- Windows ---------------------------------------------------------------------------------------------------------
set(CPACK_NSIS_DISPLAY_NAME Countinghouse)
set(CPACK_NSIS_PACKAGE_NAME Countinghouse)
set(CPACK_NSIS_MUI_ICON ${CMAKE_CURRENT_BINARY_DIR}/icons/countinghouse.ico)
set(CPACK_NSIS_MUI_UNIICON ${CMAKE_CURRENT_BINARY_DIR}/icons/countinghouse.ico)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\countinghouse.exe)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_NSIS_MUI_FINISHPAGE_RUN countinghouse.exe)
# countinghouse:// opens in the program; gone again with it. People's data is elsewhere and stays.
file(READ ${CMAKE_CURRENT_SOURCE_DIR}/windows/register_scheme.nsh CPACK_NSIS_EXTRA_INSTALL_COMMANDS)
file(READ ${CMAKE_CURRENT_SOURCE_DIR}/windows/unregister_scheme.nsh CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS)

# --- macOS -----------------------------------------------------------------------------------------------------------
set(CPACK_DMG_VOLUME_NAME Countinghouse)
set(CPACK_DMG_FORMAT UDZO)
set(CPACK_BUNDLE_NAME Countinghouse)

include(CPack)
