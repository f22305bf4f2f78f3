-- The register of enterprises read from the firm that was registered last, as it is read from the one that waits longest.
CREATE INDEX "enterprises_created_at_id_idx" ON "enterprises"("created_at", "id");
