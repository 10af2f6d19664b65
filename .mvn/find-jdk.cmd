@REM Sets JAVA_HOME to a JDK 21 or newer, as .mvn/find-jdk.sh does. Written without a Windows machine at hand: untried.
@REM Called by mvnw.cmd and armature.cmd; ends with 1 after saying what to do when there is none.
@SET "JDK_FOUND="
@IF DEFINED ARMATURE_JAVA_HOME CALL :consider "%ARMATURE_JAVA_HOME%"
@IF DEFINED JDK_FOUND GOTO :found
@IF DEFINED JAVA_HOME CALL :consider "%JAVA_HOME%"
@IF DEFINED JDK_FOUND GOTO :found
@FOR %%J IN (java.exe) DO @IF NOT "%%~dp$PATH:J"=="" CALL :consider "%%~dp$PATH:J.."
@IF DEFINED JDK_FOUND GOTO :found
@FOR %%V IN (25 21) DO @FOR %%R IN ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") DO @IF EXIST "%%~R" FOR /D %%D IN ("%%~R\*%%V*") DO @IF NOT DEFINED JDK_FOUND CALL :consider "%%~D"
@IF DEFINED JDK_FOUND GOTO :found
@ECHO Armature needs a JDK 21 or newer, and found none. Install one from https://adoptium.net or set JAVA_HOME to the folder of one. 1>&2
@EXIT /B 1

:consider
@IF NOT EXIST "%~1\bin\javac.exe" EXIT /B 0
@IF NOT EXIST "%~1\release" EXIT /B 0
@SET "JDK_MAJOR="
@FOR /F "tokens=2 delims==" %%L IN ('FINDSTR /B "JAVA_VERSION=" "%~1\release"') DO @FOR /F "tokens=1 delims=." %%M IN (%%L) DO @SET "JDK_MAJOR=%%~M"
@IF NOT DEFINED JDK_MAJOR EXIT /B 0
@IF %JDK_MAJOR% GEQ 21 SET "JDK_FOUND=%~f1"
@EXIT /B 0

:found
@SET "JAVA_HOME=%JDK_FOUND%"
@SET "JDK_FOUND="
@EXIT /B 0
