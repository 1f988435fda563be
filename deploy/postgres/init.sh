# A database for each service and the role that owns it; no other role may connect to it.
# The PostgreSQL image runs this once, over an empty data folder, by its own bash. Each role's
# password comes from <SERVICE>_PASSWORD.

make_database() {
    local password="${1^^}_PASSWORD"
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" \
        --dbname postgres --set "name=$1" --set "password=${!password:?is not set}" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

for service in assignment attendance petition projection; do
    make_database "$service"
done
